"""From columns of text to coded findings: choices, dates, personal numbers, and rules that a row must keep."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from vuonlen.exchange.messages import Message

from ..columns import Choices, words_to_codes
from ..findings import Finding
from ..reading.cells import word_key
from ..reading.workbook import SheetTable, table_finding


@dataclass(frozen=True)
class Rule:
    """What must hold of a row; where it is not known (null), another check says so."""

    holds: pl.Expr
    column: str
    message: Message
    values: Mapping[str, object]  # what the sentence says besides where


#: Ways to write "none" in the column of personal numbers; zeros and strokes are read as none as well.
NO_NUMBER = ("khong", "khongco", "ko", "koco", "chuaco", "chuacap", "kocó", "none", "null", "na")


def with_code(frame: pl.DataFrame, key: str, choices: Choices, others: Mapping[str, str] | None = None) -> pl.DataFrame:
    """Add `<key>_code`: the code of the word in the column, null when it is not in the list."""
    codes = words_to_codes(choices, others)
    coded = word_key(pl.col(key)).replace_strict(codes, default=None, return_dtype=pl.String)
    return frame.with_columns(coded.alias(f"{key}_code"))


def with_number(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """Add `number`: digits without spaces; null when blank, zero or "không có", which match nobody."""
    bare = pl.col(key).str.replace_all(r"[\s.\-'’]", "")
    is_none = bare.str.contains(r"^0*$") | word_key(pl.col(key)).is_in(NO_NUMBER) | ~bare.str.contains(r"[\p{L}\p{N}]")
    return frame.with_columns(pl.when(~is_none).then(bare).alias("number"))


def number_findings(table: SheetTable, frame: pl.DataFrame, key: str) -> Iterable[Finding]:
    """Numbers that are not twelve digits; two or one missing at the front is what Excel makes of 0 and 00."""
    for row, number in _where(frame, ~pl.col("number").str.contains(r"^\d{12}$"), "number"):
        if number.isdecimal() and len(number) in (10, 11):
            yield table_finding(table, row, key, Message.NUMBER_LOST_ZERO, digits=len(number))
        else:
            yield table_finding(table, row, key, Message.NUMBER_NOT_12_DIGITS)


def twice_findings(table: SheetTable, frame: pl.DataFrame, by: list[str], key: str, message: Message) -> list[Finding]:
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


def empty_findings(table: SheetTable, frame: pl.DataFrame, key: str) -> Iterable[Finding]:
    """Blanks where something is required."""
    for (row,) in frame.filter(pl.col(key).is_null()).select("row").iter_rows():
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
