"""Requests that lead to nothing: which results are refusals, and the reason as a sentence."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.law import Procedure

from .candidates import active_candidates
from .models import Candidate, Classification, Decision, RequestRefusal, ReviewRound, Status, StatusSpell
from .statuses import LISTED

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


def reason_of(refusal: RequestRefusal, law: Procedure) -> str:
    """The reason as the records give it: the ticks of form A, or the result of the review."""
    if refusal.ground == RequestRefusal.Ground.QUICK_SCREEN:
        told = _(
            "Theo phiếu A, hộ có {count} trên {all} tiêu chí được đánh dấu; chỉ hộ có dưới {limit} tiêu chí được đưa "
            "vào danh sách rà soát."
        )
        ticks = len(refusal.quick_screen_ticks or ())
        return told.format(count=ticks, all=law.quick_screen_criteria, limit=law.quick_screen_ticks_below)
    found = refusal.classification
    if found is None:
        return ""
    if low_income := found.explanation.get("low_income"):
        return _listed_instead(refusal) or str(low_income["text_vi"])
    told = _("Kết quả rà soát: {outcome}. {conclusion}.")
    conclusion = str(found.explanation["conclusion_vi"]).rstrip(".")
    return told.format(outcome=Outcome(found.outcome).label, conclusion=conclusion)


def _listed_instead(refusal: RequestRefusal) -> str:
    """The reason when the household is poor or near-poor on the day from which the decision holds."""
    day = refusal.round.effective_on
    listed = StatusSpell.objects.filter(household=refusal.household_id, status__in=LISTED, valid__contains=day)
    spell = listed.select_related("decision").first()
    if spell is None:
        return ""
    told = _("Hộ không có người lao động có thu nhập thấp, vì từ ngày {day} hộ là {status} theo {decision}.")
    decision = f"{spell.decision}"
    return told.format(
        day=date_digits(spell.valid.lower),
        status=Status(spell.status).label,
        decision=decision[:1].lower() + decision[1:],
    )
