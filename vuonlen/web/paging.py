"""Pages of a list by the key of its first or last row: page 1,000 costs as much as page 1."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from vuonlen.registry.models import Household

SIZE = 50
AFTER, BEFORE = "sau", "truoc"
_KEY = (F("name_key"), F("id"))


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the cursors of its neighbours ("" where there is none)."""

    rows: list[Household]
    before: str
    after: str


def page_of(households: QuerySet[Household], asked: Mapping[str, str]) -> Page:
    """The page behind the row `sau=`, before the row `truoc=`, else the first one.

    A cursor that cannot be read gives the first page.
    """
    if key := _parse(asked.get(BEFORE, "")):
        return _backward(households.filter(TupleLessThan(_KEY, key)))
    if key := _parse(asked.get(AFTER, "")):
        return _forward(households.filter(TupleGreaterThan(_KEY, key)), is_first=False)
    return _forward(households, is_first=True)


def _forward(households: QuerySet[Household], *, is_first: bool) -> Page:
    found = list(households.order_by("name_key", "id")[: SIZE + 1])
    rows = found[:SIZE]
    has_before = bool(rows) and not is_first
    return Page(rows, cursor(rows[0]) if has_before else "", cursor(rows[-1]) if len(found) > SIZE else "")


def _backward(households: QuerySet[Household]) -> Page:
    found = list(households.order_by("-name_key", "-id")[: SIZE + 1])
    rows = found[SIZE - 1 :: -1] if len(found) > SIZE else found[::-1]
    return Page(rows, cursor(rows[0]) if len(found) > SIZE else "", cursor(rows[-1]) if rows else "")


def cursor(household: Household) -> str:
    """The place of a row in the order of the list, as it stands in an address."""
    return f"{household.pk}.{household.name_key}"


def _parse(text: str) -> tuple[Value, Value] | None:
    number, dot, key = text.partition(".")
    if not dot or not number.isdecimal() or len(number) > 18 or "\0" in key:
        return None
    return Value(key), Value(int(number))
