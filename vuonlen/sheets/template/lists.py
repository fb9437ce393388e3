"""The hidden sheet of a template: every list of choices, each under a defined name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ..columns import ColumnSpec

SHEET = "DanhMuc"
CellOf = Callable[[str], str]  # key of a column to its cell in the first row to fill in


class Lists:
    """Writes lists side by side and remembers under which name each can be used."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet: Worksheet = book.add_worksheet(SHEET)
        self._sheet.hide()
        self._names: dict[tuple[str, ...], str] = {}
        self._column = 0

    def name_of(self, name: str, values: Sequence[str], *, shared: bool = True) -> str:
        """The defined name of a list; the same values share one, unless a formula builds the name."""
        key = tuple(values) if shared else (name,)
        if key not in self._names:
            self._sheet.write_column(0, self._column, values)
            column = xl_col_to_name(self._column)
            self._book.define_name(name, f"={SHEET}!${column}$1:${column}${max(len(values), 1)}")
            self._names[key] = name
            self._column += 1
        return self._names[key]


@dataclass(frozen=True)
class OneList:
    """A list that is known only when the template is written, under its defined name."""

    name: str
    values: Sequence[str]

    def formula(self, lists: Lists, _cell_of: CellOf) -> str:
        """Where the drop-down finds its values; empty when there are none."""
        return f"={lists.name_of(self.name, self.values)}" if self.values else ""


@dataclass(frozen=True)
class ListOfEach:
    """A list for each choice in the column `by`, by the code with which the choice begins: the villages of a commune.

    Their defined names are `prefix` and the code.
    """

    by: str
    prefix: str
    values: Mapping[str, Sequence[str]]

    def formula(self, lists: Lists, cell_of: CellOf) -> str:
        """Where the drop-down finds its values; empty when there are none."""
        known = {code: values for code, values in self.values.items() if values}
        names = [lists.name_of(f"{self.prefix}{code}", values, shared=False) for code, values in known.items()]
        if len(self.values) == 1 or not names:
            return f"={names[0]}" if names else ""
        cell = cell_of(self.by)
        return f'=INDIRECT("{self.prefix}"&LEFT({cell},FIND(" ",{cell})-1))'


#: Gives the list that a column `offers`; a room gives one with every template it writes.
Offered = Callable[[str], OneList | ListOfEach]


def choices_formula(lists: Lists, column: ColumnSpec, offered: Offered, cell_of: CellOf) -> str:
    """The formula of the drop-down of a column; empty when it has none."""
    if column.offers:
        return offered(column.offers).formula(lists, cell_of)
    values = list(column.choices.values()) if column.kind != "codes" else []  # a drop-down takes one answer only
    return OneList(f"ds_{column.key}", values).formula(lists, cell_of)
