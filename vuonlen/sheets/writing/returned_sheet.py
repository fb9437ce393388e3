"""The user's own rows again, with what is wrong beside each: nothing typed is lost, numbers stay as sent."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from ..findings import Finding, Step
from ..imports.context import Checked
from ..reading.headings import RESULT_HEADINGS, heading_key
from ..reading.workbook import SheetTable
from .styles import Styles

PIECE = 5_000
WIDE = 70
_RESULT_KEYS = frozenset(map(heading_key, RESULT_HEADINGS))


def write_result(checked: Checked, name: str, step: Step) -> Path:
    """Write the sheet in a folder of its own; raises Cancelled through `step`."""
    path = Path(mkdtemp()) / f"{Path(name).stem[:80]}-ket-qua.xlsx"
    by_sheet: dict[str, dict[int, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in checked.findings:
        by_sheet[finding.sheet][finding.row].append(finding)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, options) as book:
        for table in checked.tables:
            _Copy(book, table, by_sheet[table.spec.key]).write(step)
    return path


class _Copy:
    """One sheet of the result; the headings stay in the row where the user has them."""

    def __init__(self, book: Any, table: SheetTable, findings: dict[int, list[Finding]]) -> None:
        self._sheet = book.add_worksheet(table.name[:31])
        self._table, self._findings = table, findings
        self._styles = Styles(book)
        # What an earlier check wrote is left out; everything else stays, also columns that nobody knows.
        self._kept = [at for at, text in enumerate(table.headings) if heading_key(text) not in _RESULT_KEYS]

    def write(self, step: Step) -> None:
        """Headings and rows, the verdict of each row in the two columns behind."""
        verdict, last = len(self._kept), len(self._kept) + 1
        self._sheet.set_column(0, max(verdict - 1, 0), 16)
        self._sheet.set_column(verdict, verdict, 18)
        self._sheet.set_column(last, last, WIDE)
        self._sheet.freeze_panes(self._table.heading_row, 0)
        for at, row in enumerate(self._table.above):
            self._write_row(at, row)
        head = self._table.heading_row - 1
        for at, text in enumerate([*(self._table.headings[at] for at in self._kept), *RESULT_HEADINGS]):
            self._sheet.write_string(head, at, text, self._styles.returned_heading)
        for at, row in enumerate(self._table.rows):
            self._write_row(self._table.heading_row + at, row)
            if at % PIECE == PIECE - 1:
                step(0)

    def _write_row(self, at: int, row: Sequence[Any]) -> None:
        for column, source in enumerate(self._kept):
            self._write_cell(at, column, row[source] if source < len(row) else "")
        found = self._findings.get(at + 1, [])
        if found:
            words = _("Cần quyết định") if all(one.is_question for one in found) else _("Có lỗi")
            self._sheet.write_string(at, len(self._kept), words, self._styles.wrong)
            said = "\n".join(dict.fromkeys(one.problem.text for one in found))
            self._sheet.write_string(at, len(self._kept) + 1, said, self._styles.wrong)

    def _write_cell(self, row: int, column: int, cell: Any) -> None:
        if isinstance(cell, str):
            if cell:
                self._sheet.write_string(row, column, cell, self._styles.text)
        elif isinstance(cell, bool):
            self._sheet.write_boolean(row, column, cell)
        elif isinstance(cell, int | float):
            self._sheet.write_number(row, column, cell)
        elif isinstance(cell, date):
            self._sheet.write_datetime(row, column, cell, self._styles.day)
        else:
            self._sheet.write_string(row, column, str(cell), self._styles.text)
