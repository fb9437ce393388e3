"""Pages of a list by the key of its first or last row: page 1,000 costs as much as page 1."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, QuerySet, Value
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

from vuonlen.registry.models import Household
from vuonlen.registry.queries import past_homes

SIZE = 50
AFTER, BEFORE = "sau", "truoc"
_KEY = (F("name_key"), F("id"))
Listed = QuerySet[Household, tuple[Any, ...]]


class Row(NamedTuple):
    """The columns of the list; whole objects would cost as much as the query."""

    id: int
    code: str
    head_name: str
    head_ethnicity: str
    member_count: int
    village_id: int
    commune_id: int
    name_key: str
    status: str | None
    resident_since: date | None


@dataclass(frozen=True)
class Page:
    """Rows of one page, and the cursors of its neighbours ("" where there is none)."""

    rows: list[Row]
    before: str
    after: str


def listed(households: QuerySet[Household]) -> Listed:
    """The list of households that carry their `status` (see `with_status`), to be read by the page.

    Nothing is read yet: who asks for the same list again may keep it, and saves composing it anew.
    """
    return households.order_by("name_key", "id").values_list(*Row._fields)


def page_of(households: Listed, asked: Mapping[str, str]) -> Page:
    """One page of a list: that behind the row `sau=`, before the row `truoc=`, else the first one.

    A cursor that cannot be read gives the first page.
    """
    if key := _parse(asked.get(BEFORE, "")):
        return _backward(households.filter(TupleLessThan(_KEY, key)))
    if key := _parse(asked.get(AFTER, "")):
        return _forward(households.filter(TupleGreaterThan(_KEY, key)), is_first=False)
    return _forward(households, is_first=True)


def _forward(households: Listed, *, is_first: bool) -> Page:
    found = _read(households)
    rows = found[:SIZE]
    has_before = bool(rows) and not is_first
    return Page(rows, cursor(rows[0]) if has_before else "", cursor(rows[-1]) if len(found) > SIZE else "")


def _backward(households: Listed) -> Page:
    found = _read(households.reverse())
    rows = found[SIZE - 1 :: -1] if len(found) > SIZE else found[::-1]
    return Page(rows, cursor(rows[0]) if len(found) > SIZE else "", cursor(rows[-1]) if rows else "")


def _read(households: Listed) -> list[Row]:
    """One row more than a page: it says whether there is another page."""
    return [Row._make(values) for values in households[: SIZE + 1]]


def at_home(rows: list[Row], on: date) -> list[Row]:
    """The rows with the village and commune of that day; no query while nobody has moved since."""
    homes = past_homes([row.id for row in rows if row.resident_since and row.resident_since > on], on)
    return [
        row._replace(village_id=homes[row.id][0], commune_id=homes[row.id][1]) if row.id in homes else row
        for row in rows
    ]


def cursor(row: Row) -> str:
    """The place of a row in the order of the list, as it stands in an address."""
    return f"{row.id}.{row.name_key}"


def _parse(text: str) -> tuple[Value, Value] | None:
    number, dot, key = text.partition(".")
    if not dot or not number.isdecimal() or len(number) > 18 or "\0" in key:
        return None
    return Value(key), Value(int(number))
