"""A file typed for an old font is refused as a whole: every further message about it would be noise."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from vuonlen.kernel.problems import Problem, Refused

from ..messages import Message
from ..reading.guards import Package
from ..reading.legacy_text import FONTS, WORD, typed_in
from ..reading.workbook import SheetTable

#: So many words before a file is called legacy: one foreign name is no proof, unless the font is declared too.
ENOUGH = 2
#: Of the words with a letter beyond ASCII in a column. A column typed for an old font has most of them so; among
#: proper names a few odd ones stay far below.
SHARE = 1 / 3


@dataclass(frozen=True)
class _Column:
    """The words of one column that an old encoding explains."""

    table: SheetTable
    key: str
    encoding: str
    words: list[str]
    count: int  # how often they stand there
    among: int  # so many words hold a letter beyond ASCII

    def is_proof(self) -> bool:
        """Whether much of the column is typed so, or most of one cell: a list pasted below another."""
        return self.count >= SHARE * self.among or not self._cells(self._is_most_of_a_cell()).is_empty()

    def first(self) -> tuple[int, str]:
        """The first row that holds one of the words, and its cell."""
        return self._cells(self._hits() > 0).row(0)

    def _cells(self, wanted: pl.Expr) -> pl.DataFrame:
        return self.table.frame.filter(wanted).select("row", self.key)

    def _is_most_of_a_cell(self) -> pl.Expr:
        return (self._hits() >= ENOUGH) & (2 * self._hits() >= _words(self.key).list.len())

    def _hits(self) -> pl.Expr:
        return _words(self.key).list.eval(pl.element().is_in(self.words)).list.sum()


def refuse_legacy_text(package: Package, tables: Sequence[SheetTable]) -> None:
    """Raise Refused with the first place, the encoding and the font."""
    needed = 1 if package.legacy_font else ENOUGH
    proofs = [one for one in _typed(tables) if package.legacy_font or one.is_proof()]
    found = {encoding: [one for one in proofs if one.encoding == encoding] for encoding in FONTS}
    counts = {encoding: sum(one.count for one in columns) for encoding, columns in found.items()}
    encoding = max(counts, key=lambda one: counts[one])
    if counts[encoding] >= needed:
        table, key = found[encoding][0].table, found[encoding][0].key
        row, value = found[encoding][0].first()
        says = {"encoding": encoding, "font": package.legacy_font or FONTS[encoding], "count": counts[encoding]}
        raise Refused([Problem(Message.LEGACY_TEXT, {"where": table.where(row, key), "value": value, **says})])


def _typed(tables: Sequence[SheetTable]) -> Iterator[_Column]:
    for table in tables:
        for spec in table.spec.columns:
            counts = _counts(table, spec.key)
            typed = defaultdict[str, list[str]](list)
            for word in counts:
                if encoding := typed_in(word):
                    typed[encoding].append(word)
            for encoding, words in typed.items():
                count, among = sum(counts[word] for word in words), sum(counts.values())
                yield _Column(table, spec.key, encoding, words, count, among)


def _counts(table: SheetTable, key: str) -> dict[str, int]:
    """The words of a column that hold a letter beyond ASCII, and how often."""
    words = table.frame.select(_words(key).explode().alias("word")).drop_nulls()
    return dict(words.group_by("word").len().iter_rows())


def _words(key: str) -> pl.Expr:
    return pl.col(key).str.extract_all(WORD)
