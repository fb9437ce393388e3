"""What the law says of fact sheets: one call for all of them, and an explanation for each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vuonlen.law import STATUS_CODES, Explanation, classify, encode, explain

from .models import Classification, ReviewRound
from .queries.fact_sheets import PERSON, Sheet, for_law


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one sheet, as the database keeps it."""

    outcome: str
    deprivation_count: int | None
    deprivations: list[str]
    income_points: int | None
    workers: list[int]
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
            workers=self.workers,
            law_version=self.law_version,
            explanation=self.explanation,
        )


def verdicts(review: ReviewRound, sheets: Sequence[Sheet], names: Sequence[Sequence[str]]) -> Iterator[Verdict]:
    """Classify all sheets of a round in one call; `names` are the members' names of each sheet, in its order."""
    if not sheets:
        return
    clean = [for_law(sheet) for sheet in sheets]
    on, aged_on = review.effective_on, review.reviewed_on
    outcome = classify(*encode(clean), on, aged_on=aged_on)
    asks_workers = review.recognises_persons
    for row, sheet in enumerate(clean):
        count = int(outcome.deprivation_count[row])
        points = int(outcome.income_points[row])
        said = explain(sheet, on, aged_on=aged_on, names=list(names[row]), low_income=asks_workers)
        decided = zip(outcome.indicators, outcome.deprivations[row], strict=True)
        yield Verdict(
            outcome=STATUS_CODES[outcome.status[row]],
            deprivation_count=count if count >= 0 else None,
            deprivations=[code for code, deprived in decided if deprived],
            income_points=points if points >= 0 else None,
            workers=_workers(sheets[row], said),
            law_version=outcome.law_version,
            explanation=said.as_dict(),
        )


def _workers(sheet: Sheet, said: Explanation) -> list[int]:
    """The ids of the persons found to be workers with low income."""
    flags = said.low_income.workers if said.low_income else ()
    return [person[PERSON] for person, works in zip(sheet["persons"], flags, strict=False) if works]
