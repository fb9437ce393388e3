"""The hidden sheet of a template: every list of choices, each under a defined name."""

from collections.abc import Sequence
from datetime import date

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion

from ..columns import ColumnSpec

SHEET = "DanhMuc"


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
            column = _letters(self._column)
            self._book.define_name(name, f"={SHEET}!${column}$1:${column}${max(len(values), 1)}")
            self._names[key] = name
            self._column += 1
        return self._names[key]


def choices_formula(lists: Lists, column: ColumnSpec, communes: Sequence[PlaceVersion], cell: str, on: date) -> str:
    """The formula of the drop-down of a column; empty when it has none. `cell`: the commune of the same row."""
    if column.places == "communes":
        return "=" + lists.name_of("ds_xa", [f"{one.code} {one.full_name}" for one in communes]) if communes else ""
    if column.places == "villages":
        return _villages(lists, communes, cell, on)
    values = list(column.choices.values()) if column.kind != "codes" else []  # a drop-down takes one answer only
    return "=" + lists.name_of(f"ds_{column.key}", values) if values else ""


def _villages(lists: Lists, communes: Sequence[PlaceVersion], cell: str, on: date) -> str:
    names = []
    for commune in communes:
        villages = [one.full_name for one in places.villages_under(commune.place_id, on)]
        names += [lists.name_of(f"thon_{commune.code}", villages, shared=False)] if villages else []
    if len(communes) == 1:
        return f"={names[0]}" if names else ""
    return f'=INDIRECT("thon_"&LEFT({cell},FIND(" ",{cell})-1))' if names else ""


def _letters(column: int) -> str:
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
