"""The particulars of a person that are compared, read for one, for many, or for a whole area."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import connection

from vuonlen.kernel.names import tidy

from ..models import BirthPrecision
from ..models.newcomers import NewMember
from ..models.personal_numbers import blind_index, is_personal_number
from .folding import match_key


@dataclass(frozen=True, slots=True)
class Record:
    """One person as compared; `number` is the blind index. Ids are 0 for a person not yet registered."""

    person_id: int
    full_name: str
    key: str
    sex: str
    birth_date: date
    birth_precision: str
    ethnicity: str
    number: bytes | None
    household_id: int
    village_id: int
    commune_id: int

    @property
    def birth_is_vague(self) -> bool:
        """Whether the day is not known, or is the 1 January that stands on papers when it was not known."""
        return self.birth_precision != BirthPrecision.DAY or (self.birth_date.day, self.birth_date.month) == (1, 1)

    def fingerprint(self) -> bytes:
        """32 bytes that change when a particular of the person does; moving house is no such change."""
        parts = (self.full_name, self.sex, self.birth_date.isoformat(), self.birth_precision, self.ethnicity)
        return sha256("\0".join(parts).encode() + b"\0" + (self.number or b"")).digest()


# The household joined last: also of a person who left it, who may come back elsewhere as a new record.
_COLUMNS = """
SELECT p.id, p.full_name, translate(p.name_key, 'y', 'i'), p.sex, p.birth_date, p.birth_precision, p.ethnicity,
       p.personal_number_index, h.id, h.village_id, h.commune_id
FROM registry_person AS p
JOIN registry_membership AS m ON m.person_id = p.id
JOIN registry_household AS h ON h.id = m.household_id
WHERE p.merged_into_id IS NULL
  AND NOT EXISTS (SELECT FROM registry_membership AS n WHERE n.person_id = p.id AND lower(n.valid) > lower(m.valid))
"""
# The index on year and name answers for one name and one year at a time.
_SIMILAR = """
SELECT asked.position, near.* FROM unnest(%s::int[], %s::text[], %s::int[]) AS asked (position, key, year)
CROSS JOIN LATERAL (
  {columns} AND extract(year FROM p.birth_date)::int = asked.year AND translate(p.name_key, 'y', 'i') %% asked.key
  AND h.commune_id = ANY (%s)
) AS near
"""
_MANY = 10_000  # rows fetched at a time


def of_persons(person_ids: Collection[int]) -> list[Record]:
    """The records of these persons; those merged into another are left out."""
    return list(_read(f"{_COLUMNS} AND p.id = ANY (%s)", [list(person_ids)]))


def of_households(household_ids: Collection[int]) -> list[Record]:
    """The records of the latest members of these households."""
    return list(_read(f"{_COLUMNS} AND m.household_id = ANY (%s)", [list(household_ids)]))


def of_communes(commune_ids: Iterable[int]) -> Iterator[Record]:
    """The records of everybody whose latest household is in these communes."""
    return _read(f"{_COLUMNS} AND h.commune_id = ANY (%s)", [sorted(commune_ids)])


def similar(asked: Sequence[tuple[Record, int]], commune_ids: Collection[int]) -> list[tuple[int, Record]]:
    """For each (record, birth year): records of the communes born in that year whose name shares half its trigrams.

    Returns (position in `asked`, record). The threshold of the trigrams is the caller's, for its transaction.
    """
    places = [[position, record.key, year] for position, (record, year) in enumerate(asked)]
    positions, keys, years = (list(column) for column in zip(*places, strict=True))
    sql = _SIMILAR.format(columns=_COLUMNS)
    with connection.cursor() as cursor:
        cursor.execute(sql, [positions, keys, years, list(commune_ids)])
        return [(row[0], _record(row[1:])) for row in cursor.fetchall()]


def with_number(index: bytes) -> list[Record]:
    """The record, if any, whose personal number has this blind index, wherever it is."""
    return list(_read(f"{_COLUMNS} AND p.personal_number_index = %s", [index]))


def of_newcomer(new: NewMember, *, village_id: int, commune_id: int) -> Record:
    """The record that a person not yet registered would have. A blank or zero number is none."""
    number = (new.personal_number or "").strip()
    return Record(
        person_id=0,
        full_name=tidy(new.full_name),
        key=match_key(new.full_name),
        sex=str(new.sex),
        birth_date=new.birth_date,
        birth_precision=str(new.birth_precision),
        ethnicity=new.ethnicity,
        number=blind_index(number) if is_personal_number(number) else None,
        household_id=0,
        village_id=village_id,
        commune_id=commune_id,
    )


def _read(sql: str, values: list[Any]) -> Iterator[Record]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        while rows := cursor.fetchmany(_MANY):
            for row in rows:
                yield _record(row)


def _record(row: Sequence[Any]) -> Record:
    values = [*row[:7], bytes(row[7]) if row[7] is not None else None, *row[8:]]
    return Record(*values)
