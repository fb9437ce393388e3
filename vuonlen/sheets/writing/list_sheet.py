"""One sheet of a list in Excel: title, filter, count, frozen headings, text that stays text."""

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook

from .page import set_up_a4
from .styles import Styles

HEAD_ROW = 4


@dataclass(frozen=True)
class Column:
    """Heading and width in characters."""

    heading: str
    width: int


class ListSheet:
    """Writes rows downward; the workbook keeps none of them in memory."""

    def __init__(self, book: Workbook, name: str, columns: Sequence[Column]) -> None:
        self._sheet = book.add_worksheet(name)
        self._columns = columns
        self._styles = Styles(book)
        self._row = HEAD_ROW + 1
        for index, column in enumerate(columns):
            self._sheet.set_column(index, index, column.width)

    def write_head(self, title: str, description: str, count: str) -> None:
        """The title, what the list holds, how many, and the headings; then rows may follow."""
        self._sheet.write_string(0, 0, title, self._styles.title)
        self._sheet.write_string(1, 0, description)
        self._sheet.write_string(2, 0, count)
        for index, column in enumerate(self._columns):
            self._sheet.write_string(HEAD_ROW, index, column.heading, self._styles.heading)
        self._sheet.freeze_panes(HEAD_ROW + 1, 0)
        set_up_a4(self._sheet, heading_row=HEAD_ROW)

    def write_row(self, values: Sequence[str | int]) -> None:
        """One row: whole numbers as numbers, everything else as text, a leading "=" included."""
        for index, value in enumerate(values):
            if isinstance(value, int):
                self._sheet.write_number(self._row, index, value)
            else:
                self._sheet.write_string(self._row, index, value, self._styles.text)
        self._row += 1
