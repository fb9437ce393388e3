"""Personal numbers in cells: twelve digits, or nothing; never a number that Excel or a stroke of the pen made up."""

from collections.abc import Iterable

import polars as pl

from ..findings import Finding
from ..messages import Message
from ..reading.cells import word_key
from ..reading.workbook import SheetTable, table_finding

#: Ways to write "none" in the column of personal numbers; zeros and strokes are read as none as well.
NO_NUMBER = ("khong", "khongco", "ko", "koco", "chuaco", "chuacap", "kocó", "none", "null", "na")


def with_number(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """Add `number`: digits without spaces; null when blank, zero or "không có", which match nobody."""
    bare = pl.col(key).str.replace_all(r"[\s.\-'’]", "")
    is_none = bare.str.contains(r"^0*$") | word_key(pl.col(key)).is_in(NO_NUMBER) | ~bare.str.contains(r"[\p{L}\p{N}]")
    return frame.with_columns(pl.when(~is_none).then(bare).alias("number"))


def number_findings(table: SheetTable, frame: pl.DataFrame, key: str) -> Iterable[Finding]:
    """Numbers that are not twelve digits; two or one missing at the front is what Excel makes of 0 and 00."""
    wrong = frame.filter(~pl.col("number").str.contains(r"^\d{12}$"))
    for row, number in wrong.select("row", "number").iter_rows():
        if number.isdecimal() and len(number) in (10, 11):
            yield table_finding(table, row, key, Message.NUMBER_LOST_ZERO, digits=len(number))
        else:
            yield table_finding(table, row, key, Message.NUMBER_NOT_12_DIGITS)
