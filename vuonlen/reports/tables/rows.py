"""Lines of a report table: counts by column number; rates are always derived."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from vuonlen.kernel.format import share

from .columns import Absent, Form, OutsideRate, Rate
from .counted import Counted

__all__ = ["Counted", "Row", "Table"]


@dataclass(frozen=True)
class Row:
    """One line: a place, what is counted, and the counts by column number (rate columns are absent).

    `unit` is the place's id (None where the figures come from elsewhere, 0 for households that wait for their unit);
    a line with `members` is the sum of so many places that follow it.
    """

    place: str
    counted: Counted
    counts: Mapping[int, int]
    unit: int | None = None
    members: int = 0

    def value(self, form: Form, number: int) -> int | Decimal | None:
        """Return a count, or the rate in percent (two places).

        None for a rate without denominator, and in a column that nothing is recorded for.
        """
        formula = form.column(number).formula
        if isinstance(formula, Rate):
            return share(self.counts[formula.part], self.counts[formula.whole])
        if isinstance(formula, OutsideRate):
            return share(self.counts[number], self.counts[1])
        return None if isinstance(formula, Absent) else self.counts[number]


@dataclass(frozen=True)
class Table:
    """A filled form: the lines of the places in order, and the lines of the total."""

    form: Form
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]

    def total(self, counted: Counted = Counted.BOTH) -> Row:
        """The total line that counts `counted`."""
        return next(row for row in self.totals if row.counted == counted)

    @cached_property
    def lines(self) -> tuple[Row, ...]:
        """Every line as printed, totals last."""
        return self.rows + self.totals

    @cached_property
    def places(self) -> tuple[tuple[Row, ...], ...]:
        """The lines of each place together, in order, the total last."""
        step, lines = len(self.form.strata), self.lines
        return tuple(lines[first : first + step] for first in range(0, len(lines), step))

    @property
    def is_grouped(self) -> bool:
        """Whether some lines are sums of the lines that follow them."""
        return any(row.members for row in self.rows)
