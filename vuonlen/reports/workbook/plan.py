"""Where everything stands on a sheet: rows and columns counted from 0, addresses as the sheet writes them."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell

from vuonlen.documents import heading_depth

from ..tables import Column, Row, Table

HEAD_ROWS = 8  # title block above the headings


def sheet_name(form_number: int) -> str:
    """The tab of a table: "Biểu 1"."""
    return _("Biểu %(number)s") % {"number": form_number}


@dataclass(frozen=True)
class SheetPlan:
    """Addresses of one table's cells."""

    table: Table

    @property
    def lead_columns(self) -> int:
        """Columns before column 1: ordinal, place, and what is counted."""
        return 3 if self.table.form.paired else 2

    @property
    def check_column(self) -> int:
        """The column after the last numbered one."""
        return self.lead_columns + len(self.table.form.columns)

    @cached_property
    def heading_rows(self) -> int:
        """Rows of merged headings."""
        return heading_depth([column.headings for column in self.table.form.columns])

    @cached_property
    def number_row(self) -> int:
        """The row of column numbers."""
        return HEAD_ROWS + self.heading_rows

    @cached_property
    def first_row(self) -> int:
        """The first line of figures."""
        return self.number_row + 1

    @property
    def last_place_row(self) -> int:
        """The last line before the total."""
        return self.first_row + len(self.table.rows) - 1

    @property
    def end_row(self) -> int:
        """The first free row under the table."""
        return self.first_row + len(self.table.lines)

    def column(self, number: int) -> int:
        """Sheet column of a numbered column."""
        return self.lead_columns + number - 1

    def cell(self, line: int, number: int) -> str:
        """Address of a value: "E14". `line` counts the lines of the table from 0."""
        return xl_rowcol_to_cell(self.first_row + line, self.column(number))

    def outside(self, line: int, number: int) -> str:
        """The same address seen from another sheet: "'Biểu 1'!E14"."""
        return f"'{sheet_name(self.table.form.number)}'!{self.cell(line, number)}"

    def column_range(self, sheet_column: int) -> str:
        """The lines of the places in one sheet column, fixed rows: "E$14:E$35"."""
        top = xl_rowcol_to_cell(self.first_row, sheet_column, row_abs=True)
        bottom = xl_rowcol_to_cell(self.last_place_row, sheet_column, row_abs=True)
        return f"{top}:{bottom}"


def is_total(table: Table, line: int) -> bool:
    """Whether line number `line` belongs to the total."""
    return line >= len(table.rows)


def line_of(table: Table, line: int) -> Row:
    """Line number `line` of the table, totals last."""
    return table.lines[line]


def headings_with_lead(table: Table, lead: tuple[str, ...], check: str) -> list[tuple[str, ...]]:
    """Heading texts of every sheet column, the lead columns and the check column included."""
    columns: tuple[Column, ...] = table.form.columns
    return [*((text,) for text in lead), *(tuple(map(str, c.headings)) for c in columns), (check,)]
