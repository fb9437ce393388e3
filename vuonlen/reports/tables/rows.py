"""Lines of a report table: counts by column number; rates are always derived."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext

from ..format import share
from .columns import Form, Rate


class Counted(StrEnum):
    """What a line counts."""

    HOUSEHOLDS = "households"
    PEOPLE = "people"
    BOTH = "both"  # table 1 has columns of either

    @property
    def label(self) -> str:
        """The word in column "Phân tổ"."""
        return {"households": gettext("Hộ"), "people": gettext("Nhân khẩu"), "both": gettext("Hộ và nhân khẩu")}[self]


@dataclass(frozen=True)
class Row:
    """One line: a place, what is counted, and the counts by column number (rate columns are absent)."""

    place: str
    counted: Counted
    counts: Mapping[int, int]

    def value(self, form: Form, number: int) -> int | Decimal | None:
        """Return a count, or the rate in percent (two places); None for a rate without denominator."""
        formula = form.column(number).formula
        if isinstance(formula, Rate):
            return share(self.counts[formula.part], self.counts[formula.whole])
        return self.counts[number]


@dataclass(frozen=True)
class Table:
    """A filled form: the lines of the places in order, and the lines of the total."""

    form: Form
    rows: tuple[Row, ...]
    totals: tuple[Row, ...]

    def total(self, counted: Counted = Counted.BOTH) -> Row:
        """The total line that counts `counted`."""
        return next(row for row in self.totals if row.counted == counted)

    @property
    def lines(self) -> tuple[Row, ...]:
        """Every line as printed, totals last."""
        return self.rows + self.totals
