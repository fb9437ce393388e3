"""What stands between a commune's forms and its decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem
from vuonlen.law import LAW_VERSION
from vuonlen.registry.models import Household

from .messages import Message
from .models import (
    MEASURED,
    Candidate,
    Classification,
    CommuneSeason,
    Decision,
    Objection,
    Opinion,
    Posting,
    ReviewForm,
    ReviewRound,
    StatusSpell,
    Step,
)
from .models.decision import NUMBER_LIMIT, SIGNER_LIMIT
from .queries.procedure import law_of
from .queries.standing_candidates import active_candidates, listed_households, names_of, undetermined, without_form
from .queries.workers import recognised_from
from .rounds import shortened
from .steps import name_of


@dataclass(frozen=True)
class CommuneDecision:
    """A commune chair's decision on paper: number, day, who signed.

    `exit_number` is the number of the paper on households that leave the list, when it is one of its own.
    """

    commune_id: int
    number: str
    signed_on: date
    signer: str
    exit_number: str = ""


def decision_problems(season: CommuneSeason, paper: CommuneDecision) -> Iterator[Problem]:
    """Everything that is wrong with deciding the commune now; nothing when it may be decided."""
    review, commune = season.round, name_of(season)
    earlier = Decision.objects.filter(round=review, commune_id=season.commune_id).order_by("version").first()
    if earlier:
        yield Problem(Message.ALREADY_DECIDED, {"commune": commune, "decision": earlier})
        return
    yield from paper_problems(review, commune, paper)
    yield from step_problems(season, paper.signed_on)
    yield from form_problems(season)
    yield from _later_problems(season)


def step_problems(season: CommuneSeason, signed_on: date) -> Iterator[Problem]:
    """What the law puts before a decision and has not happened: posting, answers to objections, opinion."""
    law, commune = law_of(season.round, signed_on), name_of(season)
    yield from open_objection_problems(season)
    if law.opinion_level and season.step != Step.OPINION:
        level = Opinion.Level(law.opinion_level).label
        yield Problem(Message.OPINION_MISSING, {"commune": commune, "level": level})
    elif season.step == Step.RECHECK:
        yield Problem(Message.SECOND_POSTING_MISSING, {"commune": commune})
    elif not law.opinion_level and season.step != Step.POSTING:
        says = {"commune": commune, "step": Step(season.step).label}
        yield Problem(Message.ILLEGAL_STEP, {**says, "rule": _("quyết định sau khi niêm yết")})
    yield from posting_problems(season, signed_on, "signed_on")
    opinion = Opinion.objects.filter(round=season.round, commune=season.commune_id).order_by("-pk").first()
    if law.opinion_level and opinion and signed_on < opinion.given_on:
        says = {"commune": commune, "day": date_digits(signed_on), "earliest": date_digits(opinion.given_on)}
        yield Problem(Message.DAY_TOO_EARLY, says, ("signed_on",))


def posting_problems(season: CommuneSeason, day: date, field: str) -> Iterator[Problem]:
    """A day before the newest list has hung for as long as it must."""
    posting = latest_posting(season)
    if posting and day <= posting.ends_on:
        says = {"commune": name_of(season), "last": date_digits(posting.ends_on), "day": date_digits(day)}
        yield Problem(Message.POSTING_RUNS, says, (field,))


def open_objection_problems(season: CommuneSeason) -> Iterator[Problem]:
    """Objections that nobody has answered yet."""
    still = Objection.objects.filter(
        posting__round=season.round, posting__commune=season.commune_id, resolved_on__isnull=True
    )
    names = [
        f"{head} ({code})" for head, code in still.order_by("pk").values_list("household__head_name", "household__code")
    ]
    if names:
        says = {"commune": name_of(season), "count": len(names), "names": shortened(names)}
        yield Problem(Message.OBJECTION_OPEN, says)


def latest_posting(season: CommuneSeason) -> Posting | None:
    """The newest list of the commune."""
    return Posting.objects.filter(round=season.round, commune=season.commune_id).order_by("-number").first()


def paper_problems(review: ReviewRound, commune: str, paper: CommuneDecision) -> Iterator[Problem]:
    """What is wrong with a decision as a paper."""
    number, signer, signed_on = paper.number.strip(), paper.signer.strip(), paper.signed_on
    says = {"commune": commune, "number": number, "signed": date_digits(signed_on)}
    if not number:
        yield Problem(Message.NUMBER_EMPTY, says, ("number",))
    if not signer:
        yield Problem(Message.SIGNER_EMPTY, says, ("signer",))
    texts = (("number", number, NUMBER_LIMIT), ("exit_number", paper.exit_number, NUMBER_LIMIT))
    for field, text, limit in (*texts, ("signer", signer, SIGNER_LIMIT)):
        if len(text) > limit:
            yield Problem(Message.TEXT_TOO_LONG, {"where": commune, "limit": limit}, (field,))
    if signed_on < review.reviewed_on:
        reviewed = date_digits(review.reviewed_on)
        yield Problem(Message.SIGNED_BEFORE_REVIEW, {**says, "reviewed": reviewed}, ("signed_on",))
    if signed_on > timezone.localdate():
        yield Problem(Message.SIGNED_IN_FUTURE, says, ("signed_on",))
    if Decision.objects.filter(commune_id=paper.commune_id, number=number, signed_on=signed_on).exists():
        yield Problem(Message.NUMBER_USED, says, ("number",))


def form_problems(season: CommuneSeason) -> Iterator[Problem]:
    """Households whose forms keep the survey from being finished, and the decision from being taken."""
    review, commune_ids = season.round, [season.commune_id]
    candidates = active_candidates(review, commune_ids)
    with_form = ReviewForm.objects.filter(round=review, household=OuterRef("pk"))
    missing = listed_households(review, commune_ids) if review.kind == ReviewRound.Kind.ANNUAL else None
    yield from _named(season, Message.CANDIDATES_WITHOUT_FORM, names_of(without_form(_requested(candidates))))
    if missing is not None:
        yield from _named(season, Message.FORMS_MISSING, _names(missing.filter(~Exists(with_form))))
    yield from _named(season, Message.FORMS_UNDETERMINED, names_of(undetermined(candidates)))
    forms = ReviewForm.objects.filter(round=review, commune=season.commune_id)
    yield from _named(season, Message.FORMS_UNCLASSIFIED, _form_names(forms.filter(~Exists(_as_loaded()))))
    if review.kind in MEASURED:
        by_points = candidates.filter(form__isnull=False).exclude(form__facts__household__income_basis="measured")
        yield from _named(season, Message.INCOME_NOT_MEASURED, names_of(by_points))


def _requested(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Who asked; those on the list have a sentence of their own."""
    return candidates.filter(reason=Candidate.Reason.REQUESTED)


def _as_loaded() -> QuerySet[Classification]:
    return Classification.objects.filter(form=OuterRef("pk"), form_version=OuterRef("version"), law_version=LAW_VERSION)


def _later_problems(season: CommuneSeason) -> Iterator[Problem]:
    review = season.round
    if review.recognises_persons:
        surveyed = ReviewForm.objects.filter(round=review, commune_id=season.commune_id)
        yield from _named(season, Message.RECOGNISED_LATER, _form_names(recognised_from(surveyed, review.effective_on)))
        return
    later = StatusSpell.objects.filter(household=OuterRef("household"), valid__startswith__gte=review.effective_on)
    forms = ReviewForm.objects.filter(round=review, commune_id=season.commune_id)
    yield from _named(season, Message.LATER_STATUS, _form_names(forms.filter(Exists(later))))


def _named(season: CommuneSeason, message: Message, names: list[str]) -> Iterator[Problem]:
    if names:
        day = date_digits(season.round.effective_on)
        says = {"commune": name_of(season), "count": len(names), "names": shortened(names), "day": day}
        yield Problem(message, says)


def _names(households: QuerySet[Household]) -> list[str]:
    return [f"{head} ({code})" for head, code in households.values_list("head_name", "code")]


def _form_names(forms: QuerySet[ReviewForm]) -> list[str]:
    heads = forms.order_by("household__name_key", "household").annotate(
        head=F("household__head_name"), code=F("household__code")
    )
    return [f"{head} ({code})" for head, code in heads.values_list("head", "code")]
