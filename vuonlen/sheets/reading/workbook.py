"""The sheets of an inspected workbook as tables of text, with what stands where."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from io import BytesIO

import polars as pl
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError
from xlsxwriter.utility import xl_rowcol_to_cell

from vuonlen.kernel.problems import CodedMessage, Problem, Refused

from ..columns import ColumnSpec, SheetSpec
from ..findings import Finding, Step, where
from ..messages import Message
from .cells import Cell, texts, tidied
from .guards import Package, refusal
from .headings import heading_key

HEADING_ROWS = 15  # the headings stand within the first rows
PIECE = 20_000  # rows between two reports


@dataclass
class SheetTable:
    """One sheet: its rows as sent, and its known columns as text. Rows count from 1, as Excel shows them."""

    spec: SheetSpec
    name: str
    heading_row: int
    headings: list[str]
    above: list[list[Cell]]  # title rows over the headings, as sent
    rows: list[list[Cell]]  # below the headings, as sent
    frame: pl.DataFrame  # "row" and one text column a key; blank rows are left out
    findings: list[Finding] = field(default_factory=list)

    @property
    def first_row(self) -> int:
        return self.heading_row + 1

    def where(self, row: int, key: str | None = None) -> str:
        """ "Dòng 14, cột Ngày sinh"."""
        return where(self.spec, row, key)


def read_tables(package: Package, sheets: Sequence[SheetSpec], step: Step) -> list[SheetTable]:
    """Read every sheet the kind needs; raises Refused with all that keeps the file as a whole from being read."""
    with _readable(package), CalamineWorkbook.from_filelike(BytesIO(package.content)) as book:
        found = [(spec, _sheet(book, spec, only=len(sheets) == 1)) for spec in sheets]
        _refuse_missing(book, [spec for spec, sheet in found if sheet is None and not spec.optional])
        tables = [_table(package, spec, sheet, step) for spec, sheet in found if sheet is not None]
    filled = [table for table in tables if not (table.spec.optional and table.frame.is_empty())]
    if not filled:
        raise Refused([Problem(Message.NO_ROWS, {"sheet": spec.name}) for spec in sheets])
    return filled


@contextmanager
def _readable(package: Package) -> Iterator[None]:
    """Whatever the reader cannot stand is told as a broken file; also its panics, which are no Exception."""
    try:
        yield
    except PasswordError as error:
        raise refusal(Message.PASSWORD, package.name) from error
    except CalamineError as error:
        raise refusal(Message.BROKEN, package.name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refusal(Message.BROKEN, package.name) from error


def _sheet(book: CalamineWorkbook, spec: SheetSpec, *, only: bool) -> CalamineSheet | None:
    """The sheet by its name; of a kind with one sheet, the first one when none is named so."""
    names = {heading_key(name): name for name in reversed(book.sheet_names)}
    if heading_key(spec.name) in names:
        return book.get_sheet_by_name(names[heading_key(spec.name)])
    return book.get_sheet_by_index(0) if only and book.sheet_names else None


def _refuse_missing(book: CalamineWorkbook, missing: Sequence[SheetSpec]) -> None:
    if missing:
        says = {"found": ", ".join(book.sheet_names)}
        raise Refused([Problem(Message.NO_SHEET, {"sheet": spec.name, **says}) for spec in missing])


def _table(package: Package, spec: SheetSpec, sheet: CalamineSheet, step: Step) -> SheetTable:
    cells: list[list[Cell]] = sheet.to_python(skip_empty_area=False)
    heading_row = _heading_row(spec, cells)
    headings = [str(cell).strip() for cell in cells[heading_row - 1]]
    places = _places(spec, headings)
    merged = sheet.merged_cell_ranges or []
    _refuse_merged_headings(spec, merged, heading_row)
    rows = cells[heading_row:]
    step.expect(len(rows))
    frame = _frame(spec, rows, places, heading_row + 1, step)
    if frame.is_empty() and not spec.optional:
        raise Refused([Problem(Message.NO_ROWS, {"sheet": spec.name})])
    table = SheetTable(spec, sheet.name, heading_row, headings, cells[: heading_row - 1], rows, frame)
    table.findings += _merged(table, merged) + _formulas(table, package.formulas.get(sheet.name, []), places)
    return table


def _heading_row(spec: SheetSpec, cells: Sequence[Sequence[Cell]]) -> int:
    """The row (from 1) among the first in which most of the headings stand."""
    known = spec.keys_by_heading()
    hits = [
        len({known[key] for cell in row if (key := heading_key(str(cell))) in known}) for row in cells[:HEADING_ROWS]
    ]
    best = max(hits, default=0)
    if best < 2:
        raise Refused([Problem(Message.NO_HEADINGS, {"sheet": spec.name, "rows": HEADING_ROWS})])
    return hits.index(best) + 1


def _places(spec: SheetSpec, headings: Sequence[str]) -> dict[str, int]:
    """Where each known column stands; refuses what is missing or there twice."""
    known, places, problems = spec.keys_by_heading(), dict[str, int](), list[Problem]()
    for index, heading in enumerate(headings):
        key = known.get(heading_key(heading))
        if key in places:
            problems.append(Problem(Message.HEADING_TWICE, {"sheet": spec.name, "heading": heading}))
        elif key:
            places[key] = index
    missing = [column for column in spec.columns if column.needed and column.key not in places]
    if missing:
        problems.append(_missing(spec, missing, [text for text in headings if heading_key(text) not in known]))
    if problems:
        raise Refused(problems)
    return places


def _missing(spec: SheetSpec, missing: Sequence[ColumnSpec], strangers: Sequence[str]) -> Problem:
    """The columns that are not there, and which stranger each may be."""
    keys = {heading_key(text): text for text in strangers if text}
    guesses = []
    for column in missing:
        close = get_close_matches(heading_key(str(column.heading)), keys, n=1, cutoff=0.5)
        guesses += (
            [_("“{found}” có phải là “{wanted}”?").format(found=keys[close[0]], wanted=column.heading)] if close else []
        )
    names = ", ".join(f"“{column.heading}”" for column in missing)
    guess = "".join(f" {one}" for one in guesses)
    return Problem(Message.COLUMNS_MISSING, {"sheet": spec.name, "missing": names, "guess": guess})


Range = tuple[tuple[int, int], tuple[int, int]]


def _refuse_merged_headings(spec: SheetSpec, merged: Sequence[Range], heading_row: int) -> None:
    spans = [one for one in merged if one[0][0] < heading_row <= one[1][0] + 1]
    if spans:
        cells = ", ".join(xl_rowcol_to_cell(*start) + ":" + xl_rowcol_to_cell(*end) for start, end in spans[:3])
        raise Refused([Problem(Message.HEADING_MERGED, {"sheet": spec.name, "cells": cells})])


def _merged(table: SheetTable, merged: Sequence[Range]) -> list[Finding]:
    below = sorted({start[0] + 1 for start, _end in merged if start[0] + 1 >= table.first_row})
    return [table_finding(table, row, None, Message.MERGED) for row in below]


def _formulas(table: SheetTable, formulas: Sequence[tuple[int, int]], places: dict[str, int]) -> list[Finding]:
    keys = {index + 1: key for key, index in places.items()}
    inside = [(row, keys[column]) for row, column in formulas if row >= table.first_row and column in keys]
    return [table_finding(table, row, key, Message.FORMULA) for row, key in sorted(inside)]


def table_finding(table: SheetTable, row: int, key: str | None, message: CodedMessage, **values: object) -> Finding:
    """What is wrong in one cell (or row) of the table."""
    return Finding(table.spec.key, row, Problem(message, {"where": table.where(row, key), **values}))


def table_question(table: SheetTable, row: int, key: str | None, message: CodedMessage, **values: object) -> Finding:
    """What a person must settle in one cell (or row) of the table."""
    return replace(table_finding(table, row, key, message, **values), is_question=True)


def _frame(
    spec: SheetSpec, rows: Sequence[Sequence[Cell]], places: dict[str, int], first_row: int, step: Step
) -> pl.DataFrame:
    pieces = [
        _piece(rows[start : start + PIECE], places, first_row + start, step) for start in range(0, len(rows), PIECE)
    ]
    frame = pl.concat(pieces) if pieces else _piece([], places, first_row, step)
    absent = [column.key for column in spec.columns if column.key not in places]
    frame = frame.with_columns(
        *(tidied(key) for key in places), *(pl.lit(None, pl.String).alias(key) for key in absent)
    )
    return frame.filter(pl.any_horizontal(pl.col(key).is_not_null() for key in places))


def _piece(rows: Sequence[Sequence[Cell]], places: dict[str, int], first_row: int, step: Step) -> pl.DataFrame:
    cells = list(zip(*rows, strict=True)) if rows else []
    columns = [texts(key, cells[index] if cells else ()) for key, index in places.items()]
    step(len(rows))
    numbers = pl.int_range(first_row, first_row + len(rows), dtype=pl.UInt32, eager=True).alias("row")
    return pl.DataFrame([numbers, *columns])
