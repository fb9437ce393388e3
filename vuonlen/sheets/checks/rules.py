"""From columns of text to coded findings: choices, blanks, dates, and rules that a row must keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from vuonlen.kernel.problems import CodedMessage

from ..columns import Choices, words_to_codes
from ..findings import Finding
from ..messages import Message
from ..reading.cells import word_key
from ..reading.workbook import SheetTable, table_finding


@dataclass(frozen=True)
class Rule:
    """What must hold of a row; where it is not known (null), another check says so."""

    holds: pl.Expr
    column: str
    message: CodedMessage
    values: Mapping[str, object]  # what the sentence says besides where


def with_code(frame: pl.DataFrame, key: str, choices: Choices, others: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Add `<key>_code`: the code of the word in the column, null when it is not in the list."""
    codes = words_to_codes(choices, others)
    coded = word_key(pl.col(key)).replace_strict(codes, default=None, return_dtype=pl.String)
    return frame.with_columns(coded.alias(f"{key}_code"))


def twice_findings(
    table: SheetTable, frame: pl.DataFrame, by: list[str], key: str, message: CodedMessage
) -> list[Finding]:
    """Rows that repeat an earlier row in these columns (none of them null)."""
    there = frame.filter(pl.all_horizontal(pl.col(one).is_not_null() for one in by))
    marked = there.select("row", pl.col("row").first().over(by).alias("other"))
    return [
        table_finding(table, row, key, message, other=other)
        for row, other in marked.filter(pl.col("row") != pl.col("other")).iter_rows()
    ]


def choice_findings(table: SheetTable, frame: pl.DataFrame, key: str, *, required: bool) -> Iterable[Finding]:
    """Words that are not in the list, and blanks where something is required."""
    for row, value in _where(frame, pl.col(f"{key}_code").is_null() & pl.col(key).is_not_null(), key):
        yield table_finding(table, row, key, Message.NOT_A_CHOICE, value=value)
    if required:
        yield from empty_findings(table, frame, key)


def empty_findings(table: SheetTable, frame: pl.DataFrame, key: str, *, said: str = "") -> Iterable[Finding]:
    """Blanks where something is required; `said`: the column of the frame in which it stands, if that is another."""
    for (row,) in frame.filter(pl.col(said or key).is_null()).select("row").iter_rows():
        yield table_finding(table, row, key, Message.EMPTY)


def day_findings(table: SheetTable, frame: pl.DataFrame, key: str, *, whole: bool) -> Iterable[Finding]:
    """Days that are not in the calendar or not understood; `whole`: a year or month alone is not enough."""
    unread = pl.col(key).is_not_null() & pl.col(f"{key}_day").is_null()
    if whole:
        unread |= pl.col(f"{key}_precision").is_in(["month", "year"])
    for row, value, shaped in _where(frame, unread, key, f"{key}_shape"):
        known = shaped and "/" in value.replace("-", "/").replace(".", "/") and not _is_part(value)
        message = Message.DATE_NOT_IN_CALENDAR if known else Message.DATE_UNREADABLE
        yield table_finding(table, row, key, message, value=value)


def future_findings(table: SheetTable, frame: pl.DataFrame, key: str, today: date) -> Iterable[Finding]:
    """Days after today, of a column that `with_day` has read."""
    for row, value in _where(frame, pl.col(f"{key}_day") > today, key):
        yield table_finding(table, row, key, Message.DAY_IN_FUTURE, value=value)


def at_most(key: str, limit: int) -> Rule:
    """The rule that a text keeps within so many letters."""
    return Rule(pl.col(key).str.len_chars() <= limit, key, Message.TOO_LONG, {"limit": limit})


def rule_findings(table: SheetTable, frame: pl.DataFrame, rules: Iterable[Rule]) -> Iterable[Finding]:
    """The rows that break a rule, as the message of that rule."""
    for rule in rules:
        for (row,) in _where(frame, ~rule.holds):
            yield table_finding(table, row, rule.column, rule.message, **rule.values)


def _is_part(value: str) -> bool:
    """Whether only month and year, or the year, are written."""
    return sum(mark in "/.-" for mark in value) < 2


def _where(frame: pl.DataFrame, condition: pl.Expr, *columns: str) -> Iterable[tuple[Any, ...]]:
    return frame.filter(condition).select("row", *columns).iter_rows()
