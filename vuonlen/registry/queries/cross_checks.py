"""Checks of a whole batch against itself and against what is stored, a fixed number of queries each."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db import connection

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem
from vuonlen.places.models import Level, PlaceVersion
from vuonlen.row_security.session import beyond_the_area

from ..messages import Message
from ..models import Person
from ..models.newcomers import NewHousehold
from ..models.personal_numbers import blind_index, is_personal_number
from ..validation import member_label

Numbers = dict[str, bytes]
_TAKEN = f"""
SELECT personal_number_index FROM {Person._meta.db_table}
WHERE personal_number_index IN (SELECT decode(one, 'hex') FROM unnest(string_to_array(%s, ',')) AS one)
"""  # noqa: S608 - the table's own name


def indexes_of(batch: Sequence[NewHousehold]) -> Numbers:
    """The blind index of every well-formed personal number in the batch."""
    numbers = (member.personal_number for new in batch for member in new.members)
    return {number: blind_index(number) for number in numbers if number and is_personal_number(number)}


def number_problems(batch: Sequence[NewHousehold], labels: Sequence[str], indexes: Numbers) -> Iterator[Problem]:
    """Personal numbers that occur twice in the batch, or that someone in the registry has."""
    taken = taken_indexes(list(indexes.values()))
    seen: dict[str, str] = {}
    for new, label in zip(batch, labels, strict=True):
        for position, member in enumerate(new.members):
            number = member.personal_number
            if number not in indexes:
                continue
            says = {"household": label, "member": member_label(member, position)}
            where = ("members", position, "personal_number")
            if number in seen:
                yield Problem(Message.NUMBER_TWICE, {**says, "other": seen[number]}, where)
            elif indexes[number] in taken:
                yield Problem(Message.NUMBER_TAKEN, says, where)
            seen[number] = f"{says['member']} ({label})"


def taken_indexes(indexes: list[bytes]) -> set[bytes]:
    """Those of the blind indexes that belong to a registered person."""
    if not indexes:
        return set()
    with beyond_the_area(), connection.cursor() as cursor:  # a number is used once in the whole country
        cursor.execute(
            _TAKEN,
            [",".join(index.hex() for index in indexes)],  # as one text: a list of bytes is quoted one by one
        )
        return {bytes(row[0]) for row in cursor.fetchall()}


def village_problems(batch: Sequence[NewHousehold], labels: Sequence[str]) -> Iterator[Problem]:
    """Villages that were not under the named commune on the day of registration."""
    places = {new.village_id for new in batch}
    spans: dict[int, list[tuple[int | None, date, date | None]]] = {}
    versions = PlaceVersion.objects.filter(place_id__in=places, level=Level.VILLAGE)
    for place, parent, valid in versions.values_list("place_id", "parent_id", "valid"):
        spans.setdefault(place, []).append((parent, valid.lower or date.min, valid.upper))
    for new, label in zip(batch, labels, strict=True):
        if not _under(spans.get(new.village_id, []), new):
            says = {"household": label, "day": date_digits(new.registered_on)}
            yield Problem(Message.VILLAGE_NOT_IN_COMMUNE, says, ("village_id",))


def _under(spans: list[tuple[int | None, date, date | None]], new: NewHousehold) -> bool:
    day = new.registered_on
    return any(
        parent == new.commune_id and lower <= day and (upper is None or day < upper) for parent, lower, upper in spans
    )
