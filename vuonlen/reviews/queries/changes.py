from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..models import ReviewForm, ReviewRound
from ..sheets import PERSON, answers_of


@dataclass(frozen=True)
class FormChanges:
    """What a form says otherwise than the household's form of the round before.

    `facts`: (person id, or None for the household; code of the fact). `joined` and `left` are person ids. All empty
    when there is no form before.
    """

    previous: ReviewForm | None
    facts: frozenset[tuple[int | None, str]] = frozenset()
    joined: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()


def form_changes(review: ReviewRound, household_id: int, answers: Mapping[str, Any]) -> FormChanges:
    """Compare answers (as `form_sheet` gives them) with the newest form of an earlier round, fact by fact."""
    earlier = ReviewForm.objects.filter(household=household_id, round__effective_on__lt=review.effective_on)
    previous = earlier.select_related("round").order_by("-round__effective_on", "-pk").first()
    if previous is None:
        return FormChanges(None)
    before = answers_of(previous.facts, review)
    now, then = _by_person(answers), _by_person(before)
    household = ((None, code) for code in _different(answers["household"], before["household"]))
    members = ((pk, code) for pk in now.keys() & then.keys() for code in _different(now[pk], then[pk]))
    return FormChanges(
        previous,
        frozenset([*household, *members]),
        frozenset(now.keys() - then.keys()),
        frozenset(then.keys() - now.keys()),
    )


def _by_person(sheet: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
    return {one[PERSON]: {code: value for code, value in one.items() if code != PERSON} for one in sheet["persons"]}


def _different(now: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[str]:
    """Codes whose answers differ; not answered and absent are the same."""
    return (code for code in now.keys() | then.keys() if now.get(code) != then.get(code))
