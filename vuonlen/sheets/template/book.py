"""The workbook that a person fills in: instructions, sheets with drop-downs and hints, hidden lists."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import xlsxwriter

from ..columns import SheetSpec
from ..writing.styles import Styles
from .lists import Lists, Offered, choices_formula
from .pages import first_cell, write_instructions, write_sheet

Known = Mapping[str, Iterable[Mapping[str, Any]]]  # key of a sheet to rows by key of a column


def write_book(
    path: Path, *, label: str, about: str, sheets: Sequence[SheetSpec], offered: Offered, known: Known | None = None
) -> None:
    """Write a template to `path`.

    `label` names the kind, `about` says for which place and day; `known` are the rows to start with.
    """
    with xlsxwriter.Workbook(path) as book:
        styles = Styles(book)
        write_instructions(book, styles, label, about, sheets)
        lists = Lists(book)
        for spec in sheets:
            formula = partial(choices_formula, lists, offered=offered, cell_of=partial(first_cell, spec))
            write_sheet(book, styles, spec, about, formula, (known or {}).get(spec.key, ()))
