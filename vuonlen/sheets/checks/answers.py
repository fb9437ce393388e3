"""Answers in cells: words to codes, figures to numbers, by the kind of each column."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from ..columns import ColumnSpec, words_to_codes
from ..findings import Finding
from ..messages import Message
from ..reading.cells import word_key
from ..reading.figures import figure
from ..reading.workbook import SheetTable, table_finding

_PYTHON = {"boolean": {"true": True, "false": False}}


def with_answers(table: SheetTable, frame: pl.DataFrame) -> pl.DataFrame:
    """Add `<key>_value` for each typed column: bool, code, whole number or number; null when blank or unreadable."""
    return frame.with_columns(_value(one).alias(f"{one.key}_value") for one in table.spec.typed)


def answer_findings(table: SheetTable, frame: pl.DataFrame) -> Iterator[Finding]:
    """What was written and could not be read."""
    messages = {"integer": Message.NOT_WHOLE, "number": Message.NOT_A_NUMBER}
    for one in table.spec.typed:
        unread = frame.filter(pl.col(one.key).is_not_null() & pl.col(f"{one.key}_value").is_null())
        for row, value in unread.select("row", one.key).iter_rows():
            message = messages.get(one.kind, Message.NOT_A_CHOICE)
            yield table_finding(table, row, one.key, message, value=value)
        if one.kind in messages:
            negative = frame.filter(pl.col(f"{one.key}_value") < 0)
            for row, value in negative.select("row", one.key).iter_rows():
                yield table_finding(table, row, one.key, Message.NEGATIVE, value=value)


def answers_of(spec_columns: tuple[ColumnSpec, ...], row: dict[str, Any]) -> dict[str, Any]:
    """The answers of one row as a fact sheet has them; blanks are left out."""
    return {one.key: row[f"{one.key}_value"] for one in spec_columns if row[f"{one.key}_value"] is not None}


def _value(one: ColumnSpec) -> pl.Expr:
    if one.kind == "codes":
        return _codes(one)
    if one.kind in ("choice", "boolean"):
        codes: dict[str, Any] = words_to_codes(one.choices)
        if one.kind == "boolean":
            codes = {word: _PYTHON["boolean"][code] for word, code in codes.items()}
            return word_key(pl.col(one.key)).replace_strict(codes, default=None, return_dtype=pl.Boolean)
        return word_key(pl.col(one.key)).replace_strict(codes, default=None, return_dtype=pl.String)
    return figure(pl.col(one.key), whole=one.kind == "integer")


def _codes(one: ColumnSpec) -> pl.Expr:
    """ "1; 3", "1, 3" or the words, in any order; null when one of them is not in the list."""
    numbers_apart = pl.col(one.key).str.replace_all(r"(\d)\s*,\s*", "$1;")  # a word may hold a comma itself
    words = numbers_apart.str.split(";").list.eval(pl.element().filter(pl.element().str.strip_chars() != ""))
    known = words.list.eval(
        word_key(pl.element()).replace_strict(words_to_codes(one.choices), default=None, return_dtype=pl.String)
    )
    readable = (known.list.len() > 0) & (known.list.drop_nulls().list.len() == known.list.len())
    return pl.when(readable).then(known.list.unique().list.sort())
