"""What stands between a commune's forms and its decision."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from vuonlen.law import LAW_VERSION
from vuonlen.registry.models import Household
from vuonlen.registry.problems import Problem

from .messages import Message
from .models import Classification, Decision, ReviewForm, ReviewRound, StatusSpell
from .rounds import commune_names, communes_of, shortened
from .statuses import LISTED

NUMBER_LIMIT = 40
SIGNER_LIMIT = 120


def decision_problems(
    review: ReviewRound, commune_id: int, number: str, signed_on: date, signer: str
) -> Iterator[Problem]:
    """Everything that is wrong with deciding the commune now; nothing when it may be decided."""
    version = commune_names(review, [commune_id]).get(commune_id)
    commune = version.full_name if version else ""
    if commune_id not in communes_of(review):
        yield Problem(Message.COMMUNE_OUTSIDE_ROUND, {"commune": commune})
        return
    earlier = Decision.objects.filter(round=review, commune_id=commune_id).first()
    if earlier:
        yield Problem(Message.ALREADY_DECIDED, {"commune": commune, "decision": earlier})
        return
    yield from _paper_problems(review, commune_id, commune, number.strip(), signed_on, signer.strip())
    yield from _household_problems(review, commune_id, commune)


def current_list(review: ReviewRound, commune_id: int) -> QuerySet[Household]:
    """The commune's households that are poor or near-poor when the decision takes effect, and still there."""
    day_before = review.effective_on - timedelta(days=1)
    listed = StatusSpell.objects.filter(household=OuterRef("pk"), status__in=LISTED, valid__contains=day_before)
    there = Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=review.effective_on)
    return Household.objects.filter(Exists(listed), there, commune_id=commune_id).order_by("name_key", "id")


def _paper_problems(
    review: ReviewRound, commune_id: int, commune: str, number: str, signed_on: date, signer: str
) -> Iterator[Problem]:
    says = {"commune": commune, "number": number, "signed": f"{signed_on:%d/%m/%Y}"}
    if not number:
        yield Problem(Message.NUMBER_EMPTY, says, ("number",))
    if not signer:
        yield Problem(Message.SIGNER_EMPTY, says, ("signer",))
    for field, text, limit in (("number", number, NUMBER_LIMIT), ("signer", signer, SIGNER_LIMIT)):
        if len(text) > limit:
            yield Problem(Message.TEXT_TOO_LONG, {"where": commune, "limit": limit}, (field,))
    if signed_on < review.reviewed_on:
        reviewed = f"{review.reviewed_on:%d/%m/%Y}"
        yield Problem(Message.SIGNED_BEFORE_REVIEW, {**says, "reviewed": reviewed}, ("signed_on",))
    if signed_on > timezone.localdate():
        yield Problem(Message.SIGNED_IN_FUTURE, says, ("signed_on",))
    if Decision.objects.filter(commune_id=commune_id, number=number, signed_on=signed_on).exists():
        yield Problem(Message.NUMBER_USED, says, ("number",))


def _household_problems(review: ReviewRound, commune_id: int, commune: str) -> Iterator[Problem]:
    forms = ReviewForm.objects.filter(round=review, commune_id=commune_id)
    current = Classification.objects.filter(form=OuterRef("pk"), form_version=OuterRef("version"))
    with_form = forms.filter(household=OuterRef("pk"))
    later = StatusSpell.objects.filter(household=OuterRef("household"), valid__startswith__gte=review.effective_on)
    day = f"{review.effective_on:%d/%m/%Y}"
    found = {
        Message.FORMS_MISSING: _names(current_list(review, commune_id).filter(~Exists(with_form))),
        Message.FORMS_UNDETERMINED: _form_names(forms.filter(Exists(current.filter(outcome="undetermined")))),
        Message.FORMS_UNCLASSIFIED: _form_names(forms.filter(~Exists(current.filter(law_version=LAW_VERSION)))),
        Message.LATER_STATUS: _form_names(forms.filter(Exists(later))),
    }
    for message, names in found.items():
        if names:
            says = {"commune": commune, "count": len(names), "names": shortened(names), "day": day}
            yield Problem(message, says)


def _names(households: QuerySet[Household]) -> list[str]:
    return [f"{head} ({code})" for head, code in households.values_list("head_name", "code")]


def _form_names(forms: QuerySet[ReviewForm]) -> list[str]:
    heads = forms.order_by("household__name_key", "household").annotate(
        head=F("household__head_name"), code=F("household__code")
    )
    return [f"{head} ({code})" for head, code in heads.values_list("head", "code")]
