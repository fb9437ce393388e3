"""Workbooks for tests and measurements, filled as a person would fill the template."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from .columns import SheetSpec

Row = Mapping[str, Any]  # column key to value


def write_sheets(path: Path, sheets: Sequence[tuple[SheetSpec, Iterable[Row]]], **options: Any) -> Path:
    """A workbook with the headings of each sheet in row 1 and its rows below."""
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", **options}) as book:
        for spec, rows in sheets:
            sheet = book.add_worksheet(spec.name)
            sheet.write_row(0, 0, [column.heading for column in spec.columns])
            for at, row in enumerate(rows, 1):
                for column, spec_column in enumerate(spec.columns):
                    if (value := row.get(spec_column.key)) is not None:
                        sheet.write(at, column, value)
    return path
