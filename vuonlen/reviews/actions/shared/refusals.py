"""A decision turns down what a household asked for."""

from collections.abc import Callable

from vuonlen.accounts.models import User

from ...models import LISTED, Candidate, Classification, Decision, RequestRefusal, ReviewRound
from ...queries.standing_candidates import active_candidates

Kind = ReviewRound.Kind
Outcome = Classification.Outcome
#: The outcomes that grant what an in-year round is asked for; every other one is a refusal. A round on workers with
#: low income grants it to the households in which the decision recognised somebody.
_GRANTED: dict[ReviewRound.Kind, set[str]] = {
    Kind.IN_YEAR_ENTRY: {str(one) for one in LISTED},
    Kind.IN_YEAR_EXIT: {one.value for one in Outcome} - {str(one) for one in LISTED},
    Kind.AVERAGE_LIVING: {Outcome.AVERAGE.value},
}


def refuse_by_result(decision: Decision, actor: User) -> None:
    """Keep a refusal for every household that asked in an in-year round and is not granted what it asked for."""
    review = decision.round
    if review is None or review.kind == Kind.ANNUAL:
        return
    asked = active_candidates(review, [decision.commune_id]).filter(reason=Candidate.Reason.REQUESTED)
    by_form = {one.form_id: one for one in asked if one.form_id}
    found = Classification.objects.filter(form__in=by_form).select_related("form")
    is_granted = _grants(review, decision)
    RequestRefusal.objects.bulk_create(
        _refusal(by_form[one.form_id], one, actor)
        for one in found
        if one.form_version == one.form.version and not is_granted(one)
    )


def _grants(review: ReviewRound, decision: Decision) -> Callable[[Classification], bool]:
    if review.recognises_persons:
        recognised = set(decision.recognitions.values_list("household_id", flat=True))
        return lambda found: found.form.household_id in recognised
    granted = _GRANTED[Kind(review.kind)]
    return lambda found: found.outcome in granted


def _refusal(asked: Candidate, found: Classification, actor: User) -> RequestRefusal:
    return RequestRefusal(
        round_id=asked.round_id,
        household_id=asked.household_id,
        village_id=asked.village_id,
        commune_id=asked.commune_id,
        requested_on=asked.requested_on or asked.added_at.date(),
        ground=RequestRefusal.Ground.RESULT,
        classification=found,
        recorded_by=actor,
    )
