"""The nine criteria of form A (phiếu A). Their wording is not known yet: `data/quick_screen.csv` takes it."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _

_FILE = Path(__file__).parents[1] / "data" / "quick_screen.csv"


@dataclass(frozen=True)
class Criterion:
    """One criterion; `text` is empty while the wording of the circular is not loaded."""

    number: int
    text: str

    @property
    def label(self) -> str:
        """What a form shows."""
        return self.text or _("Tiêu chí {number}").format(number=self.number)


@lru_cache(maxsize=1)
def criteria() -> tuple[Criterion, ...]:
    """The criteria in their order."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        return tuple(Criterion(int(row["number"]), row["text"].strip()) for row in csv.DictReader(file))
