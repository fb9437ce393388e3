from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from vuonlen.registry.models import Person

from ..models import ReviewForm, ReviewRound
from .fact_sheets import PERSON, answers_of

Fact = tuple[int | None, str]


@dataclass(frozen=True)
class FormChanges:
    """What a form says otherwise than the household's form of the round before.

    `facts`: (person id, or None for the household; code of the fact); `before`: all answers of that form by the same
    keys. `joined` and `left` are person ids, `left_names` the names of those who left. All empty when there is no
    form before.
    """

    previous: ReviewForm | None
    facts: frozenset[Fact] = frozenset()
    joined: frozenset[int] = frozenset()
    left: frozenset[int] = frozenset()
    before: Mapping[Fact, Any] = field(default_factory=dict)

    @property
    def left_names(self) -> list[str]:
        """Who no longer belongs to the household; asked of the registry only when somebody left."""
        if not self.left:
            return []
        return list(Person.objects.filter(pk__in=self.left).order_by("pk").values_list("full_name", flat=True))


def form_changes(
    review: ReviewRound, household_id: int, answers: Mapping[str, Any], last: ReviewForm | None = None
) -> FormChanges:
    """Compare answers (as `form_sheet` gives them) with the newest form of an earlier round, fact by fact.

    `last`: the household's newest form where the caller has read it; it saves the query when it is an earlier one.
    """
    previous = last if last is not None and _is_earlier(last, review) else _previous(review, household_id)
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
        dict(_facts(before["household"], then)),
    )


def _is_earlier(form: ReviewForm, review: ReviewRound) -> bool:
    return form.round.effective_on < review.effective_on


def _previous(review: ReviewRound, household_id: int) -> ReviewForm | None:
    earlier = ReviewForm.objects.filter(household=household_id, round__effective_on__lt=review.effective_on)
    return earlier.select_related("round").order_by("-round__effective_on", "-pk").first()


def _facts(household: Mapping[str, Any], persons: Mapping[int, Mapping[str, Any]]) -> Iterator[tuple[Fact, Any]]:
    yield from (((None, code), value) for code, value in household.items())
    for pk, given in persons.items():
        yield from (((pk, code), value) for code, value in given.items())


def _by_person(sheet: Mapping[str, Any]) -> dict[int, dict[str, Any]]:
    return {one[PERSON]: {code: value for code, value in one.items() if code != PERSON} for one in sheet["persons"]}


def _different(now: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[str]:
    """Codes whose answers differ; not answered and absent are the same."""
    return (code for code in now.keys() | then.keys() if now.get(code) != then.get(code))
