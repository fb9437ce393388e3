"""Merged headings of a table, laid out once for paper, screen and spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class HeadingCell:
    """One cell of the heading; `row` and `column` count from 0."""

    text: str
    row: int
    column: int
    rows: int
    columns: int


def heading_depth(headings: Sequence[tuple[object, ...]]) -> int:
    """How many heading rows the widest nesting needs."""
    return max(len(path) for path in headings)


def merge_headings(headings: Sequence[tuple[str, ...]]) -> list[HeadingCell]:
    """Merge neighbours under one heading, and let a column's own heading reach down to the last row.

    `headings` holds for each column the texts from the widest heading down to its own.
    """
    depth = heading_depth(headings)
    cells = []
    for row in range(depth):
        for start, end in _runs(headings, row):
            is_own = len(headings[start]) == row + 1
            cells.append(HeadingCell(headings[start][row], row, start, depth - row if is_own else 1, end - start))
    return cells


def _runs(headings: Sequence[tuple[str, ...]], row: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(headings):
        end = start + 1
        while end < len(headings) and headings[end][: row + 1] == headings[start][: row + 1]:
            end += 1
        if len(headings[start]) > row:
            yield start, end
        start = end
