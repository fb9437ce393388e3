"""Cells as text: whatever Excel made of what a person typed, as the person would write it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import polars as pl

from vuonlen.kernel.folding import ALIKE
from vuonlen.kernel.format import date_digits

Cell = str | float | int | bool | date | datetime | Any

_ALIKE = {chr(letter): plain for letter, plain in ALIKE.items()}
_YES_NO = {True: "có", False: "không"}


def texts(name: str, cells: Sequence[Cell]) -> pl.Series:
    """One column as text: 4.0 is "4", a date "05/11/1980", TRUE "có"."""
    try:
        return pl.Series(name, cells, dtype=pl.String, strict=True)
    except TypeError:  # not text throughout
        words = [cell if type(cell) is str else text_of(cell) for cell in cells]
        return pl.Series(name, words, dtype=pl.String)


def text_of(cell: Cell) -> str:
    """One cell as text."""
    if isinstance(cell, bool):
        return _YES_NO[cell]
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, date):
        return date_digits(cell)
    return str(cell)


def tidied(column: str) -> pl.Expr:
    """Composed marks, no space around, single spaces within; empty is null."""
    clean = pl.col(column).str.normalize("NFC").str.replace_all(r"[\s\x{200B}\x{FEFF}]+", " ").str.strip_chars(" ")
    return pl.when(clean != "").then(clean)


def key_of(expression: pl.Expr) -> pl.Expr:
    """A tidied column folded as `kernel.folding` folds a text, and the database the names it stores."""
    apart = expression.str.to_lowercase().str.normalize("NFD")
    return apart.str.replace_all(r"\p{M}", "").str.replace_many(_ALIKE)


def word_key(expression: pl.Expr) -> pl.Expr:
    """Letters and digits only, for matching words of a list: "H'Mông" and "HMông" are one."""
    return key_of(expression).str.replace_all(r"[^\p{L}\p{N}]", "")
