"""Household codes are given: the commune's next ones, counted in the database."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection

from vuonlen.places.queries import names_on

from ...models.newcomers import NewHousehold

# The row of the counter is locked until the end of the transaction: two officers never get one number.
_TAKE = """
INSERT INTO registry_householdcodecounter AS counter (commune_code, last) VALUES (%s, %s)
ON CONFLICT (commune_code) DO UPDATE SET last = counter.last + excluded.last RETURNING last
"""
_RAISE = """
INSERT INTO registry_householdcodecounter AS counter (commune_code, last) VALUES (%s, %s)
ON CONFLICT (commune_code) DO UPDATE SET last = greatest(counter.last, excluded.last)
"""


def give_codes(batch: Sequence[NewHousehold]) -> list[str]:
    """A code for every household, in order; call inside the transaction that stores them."""
    _step_over(new.code for new in batch if new.code is not None)
    prefixes = _commune_codes({(new.commune_id, new.registered_on) for new in batch if new.code is None})
    wanted = Counter(prefixes[new.commune_id, new.registered_on] for new in batch if new.code is None)
    following = {prefix: _take(prefix, count) for prefix, count in sorted(wanted.items())}
    return [
        new.code or f"{(prefix := prefixes[new.commune_id, new.registered_on])}-{next(following[prefix]):06d}"
        for new in batch
    ]


def _take(prefix: str, count: int) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [prefix, count])
        last = cursor.fetchone()[0]
    return iter(range(last - count + 1, last + 1))


def _step_over(codes: Iterator[str]) -> None:
    highest: dict[str, int] = {}
    for code in codes:
        prefix, digits = code.split("-")
        highest[prefix] = max(highest.get(prefix, 0), int(digits))
    with connection.cursor() as cursor:
        for prefix, number in sorted(highest.items()):
            cursor.execute(_RAISE, [prefix, number])


def _commune_codes(wanted: set[tuple[int, date]]) -> dict[tuple[int, date], str]:
    codes: dict[tuple[int, date], str] = {}
    for day in {day for _, day in wanted}:
        communes = {commune for commune, on in wanted if on == day}
        codes |= {(place, day): version.code for place, version in names_on(communes, day).items()}
    return codes
