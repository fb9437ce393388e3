"""Requests that lead to nothing: which results are refusals, and the reason as a sentence."""

from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits, lower_first
from vuonlen.law import Procedure

from ..models import LISTED, Classification, RequestRefusal, Status, StatusSpell

Outcome = Classification.Outcome


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
    return told.format(
        day=date_digits(spell.valid.lower),
        status=Status(spell.status).label,
        decision=lower_first(str(spell.decision)),
    )
