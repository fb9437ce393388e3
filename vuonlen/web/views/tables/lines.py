"""A filled table as lines of text, each number with the address of its households."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from vuonlen.documents import HeadingCell, heading_depth, merge_headings
from vuonlen.kernel.format import NOT_RECORDED, number
from vuonlen.reports.statutory import StatutoryTables
from vuonlen.reports.tables import Column, Row, Table

from .asked import BOUNDARIES, COLUMN, FORM, LINE, STRATUM, TOTAL


@dataclass(frozen=True)
class CellText:
    """One number as written, and the address of its households ("" where there are none)."""

    text: str
    url: str


@dataclass(frozen=True)
class LineText:
    """One line: the place (with how many lines it reaches over, 0 below the first), its stratum, its cells."""

    ordinal: str
    place: str
    reach: int
    stratum: str
    is_sum: bool
    cells: list[CellText]


def heading_rows(headings: list[tuple[str, ...]]) -> list[list[HeadingCell]]:
    """Merged headings, row by row."""
    cells = merge_headings(headings)
    return [[cell for cell in cells if cell.row == row] for row in range(heading_depth(headings))]


def lines_of(drawn: StatutoryTables, table: Table) -> Iterator[LineText]:
    """Every line of the table, the total last."""
    ordinals = iter(range(1, len(table.places) + 1))
    for place in table.places:
        is_sum = bool(place[0].members) or place[0].unit is None
        ordinal = "" if is_sum else str(next(ordinals))
        for position, row in enumerate(place):
            yield LineText(
                ordinal=ordinal,
                place=row.place,
                reach=0 if position else len(place),
                stratum=row.counted.label if table.form.paired else "",
                is_sum=is_sum,
                cells=[_cell_text(drawn, table, row, column) for column in table.form.columns],
            )


def _cell_text(drawn: StatutoryTables, table: Table, row: Row, column: Column) -> CellText:
    value = row.value(table.form, column.number)
    if value is None:
        return CellText(NOT_RECORDED, "")
    text = number(value) if isinstance(value, int) else number(value, 2)
    asked = {
        FORM: table.form.number,
        COLUMN: column.number,
        LINE: TOTAL if row.unit is None else row.unit,
        STRATUM: str(row.counted),
        BOUNDARIES: drawn.area.boundaries_on.isoformat(),
    }
    return CellText(text, f"{reverse('table_households')}?{urlencode(asked)}" if value else "")
