"""A file typed for an old font is refused as a whole: every further message about it would be noise."""

from collections.abc import Iterator, Sequence

import polars as pl

from vuonlen.kernel.problems import Problem, Refused

from ..messages import Message
from ..reading.guards import Package
from ..reading.legacy_text import ENCODINGS, ENOUGH
from ..reading.workbook import SheetTable


def refuse_legacy_text(package: Package, tables: Sequence[SheetTable]) -> None:
    """Raise Refused with the first place, the encoding and the font."""
    for encoding, pattern, font in ENCODINGS:
        hits = [(table, key, count) for table in tables for key, count in _hits(table, pattern)]
        total = sum(count for _table, _key, count in hits)
        if total >= ENOUGH or (total and package.legacy_font):
            table, key, _count = hits[0]
            row, value = _first(table, key, pattern)
            says = {"encoding": encoding, "font": package.legacy_font or font, "count": total}
            raise Refused([Problem(Message.LEGACY_TEXT, {"where": table.where(row, key), "value": value, **says})])


def _hits(table: SheetTable, pattern: str) -> Iterator[tuple[str, int]]:
    keys = [column.key for column in table.spec.columns]
    counts = table.frame.select(pl.col(keys).str.count_matches(pattern).sum()).row(0, named=True)
    yield from ((key, count) for key, count in counts.items() if count)


def _first(table: SheetTable, key: str, pattern: str) -> tuple[int, str]:
    return table.frame.filter(pl.col(key).str.contains(pattern)).select("row", key).row(0)
