"""What the law says of fact sheets: one call for all of them, and an explanation for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vuonlen.law import STATUS_CODES, classify, encode, explain

from .models import Classification
from .sheets import Sheet, for_law


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one sheet, as the database keeps it."""

    outcome: str
    deprivation_count: int | None
    deprivations: list[str]
    income_points: int | None
    law_version: str
    explanation: dict[str, Any]

    def row(self, form_id: int, form_version: int) -> Classification:
        """The verdict as an unsaved Classification."""
        return Classification(
            form_id=form_id,
            form_version=form_version,
            outcome=self.outcome,
            deprivation_count=self.deprivation_count,
            deprivations=self.deprivations,
            income_points=self.income_points,
            law_version=self.law_version,
            explanation=self.explanation,
        )


def verdicts(sheets: Sequence[Sheet], names: Sequence[Sequence[str]], on: date, aged_on: date) -> Iterator[Verdict]:
    """Classify all sheets in one call; `names` are the members' names of each sheet, in its order."""
    if not sheets:
        return
    clean = [for_law(sheet) for sheet in sheets]
    outcome = classify(*encode(clean), on, aged_on=aged_on)
    for row, sheet in enumerate(clean):
        count = int(outcome.deprivation_count[row])
        points = int(outcome.income_points[row])
        decided = zip(outcome.indicators, outcome.deprivations[row], strict=True)
        yield Verdict(
            outcome=STATUS_CODES[outcome.status[row]],
            deprivation_count=count if count >= 0 else None,
            deprivations=[code for code, deprived in decided if deprived],
            income_points=points if points >= 0 else None,
            law_version=outcome.law_version,
            explanation=explain(sheet, on, aged_on=aged_on, names=list(names[row])).as_dict(),
        )
