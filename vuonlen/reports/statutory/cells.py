"""Counts of the tables, and the households behind any of them, from one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from vuonlen.registry.models import Household

from ..errors import ReportRefused
from ..messages import Message
from ..tables import Absent, Balance, Column, Counted, Form, OutsideRate, Rate
from .area import Area
from .draft_sql import drafted
from .statements import BEHIND, PARTS, SUMS, cells_statement

#: (form, stratum, count, unit) -> households, people or deprivations
Counts = Mapping[tuple[int, str, int, int], int]


@dataclass(frozen=True)
class Cell:
    """One number of a table: its form, stratum, column and line; `unit` None is the total line."""

    form: int
    stratum: Counted
    column: int
    unit: int | None = None


def read_counts(area: Area, forms: tuple[int, ...] = tuple(PARTS)) -> Counts:
    """Every count of these forms; left out are those that keep none, and 2 and 3 without a round before."""
    wanted = tuple(form for form in forms if form in PARTS and drawable(area, form))
    rows = rows_of(area, cells_statement(wanted) + SUMS, {"forms": list(wanted)})
    return {(form, stratum, count, unit): total for form, stratum, count, unit, total in rows}


def drawable(area: Area, form: int) -> bool:
    """Whether the area has what the form tells of: movements need an earlier round."""
    return area.opening_on is not None or form not in (2, 3)


def rows_of(area: Area, statement: str, given: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """What a statement of the tables gives for an area: over its decisions, or as a draft."""
    with connection.cursor() as cursor:
        cursor.execute(drafted(statement) if area.is_draft else statement, {**area.parameters, **(given or {})})
        return list(cursor.fetchall())


def weights_behind(area: Area, cell: Cell, forms: Mapping[int, Form]) -> dict[int, int]:
    """How much each household adds to a cell, by id; for a rate, to its part.

    The weights add up to the number on the table: 1 a household in a count of households, its members in a count of
    people. Raises ReportRefused for a cell that is on no table.
    """
    form, counts = _counted(cell, forms)
    if form in (2, 3) and area.opening_on is None:
        raise ReportRefused(Message.NO_CELL.text(form=cell.form))
    given: dict[str, Any] = {
        "form": form,
        "stratum": str(cell.stratum),
        "counts": list(counts),
        "lines": lines_of(area, cell.unit),
    }
    return dict(rows_of(area, cells_statement((form,)) + BEHIND, given))


def households_behind(area: Area, cell: Cell, forms: Mapping[int, Form]) -> QuerySet[Household]:
    """The households that a cell counts. Raises ReportRefused for a cell that is on no table."""
    return Household.objects.filter(pk__in=list(weights_behind(area, cell, forms)))


def lines_of(area: Area, unit: int | None) -> list[int]:
    """The units a line adds up: its own, those under a district, or all."""
    for position, line in enumerate(area.lines):
        if line.unit == unit:
            return [one.unit for one in area.lines[position + 1 : position + 1 + line.members]] or [line.unit]
    if unit is None:
        return [*(line.unit for line in area.lines), 0]
    return [unit]


def _counted(cell: Cell, forms: Mapping[int, Form]) -> tuple[int, tuple[int, ...]]:
    """The form and count numbers that hold a cell: those of its part where the column is a rate."""
    form = forms.get(cell.form)
    if form is None or not 1 <= cell.column <= len(form.columns) or cell.stratum not in form.strata:
        raise ReportRefused(Message.NO_CELL.text(form=cell.form))
    column: Column = form.column(cell.column)
    match column.formula:
        case Rate(part, _):
            return cell.form, form.column(part).counted_as
        case OutsideRate(other, part, _):
            return other, forms[other].column(part).counted_as
        case Balance():
            return cell.form, (cell.column,)
        case Absent():
            raise ReportRefused(Message.NO_CELL.text(form=cell.form))
    return _stored(cell.form, forms), column.counted_as


def _stored(form: int, forms: Mapping[int, Form]) -> int:
    """Tables of rates keep no counts of their own: column 1 is that of the table they rate."""
    rates = [one.formula for one in forms[form].columns if isinstance(one.formula, OutsideRate)]
    return rates[0].form if rates else form
