"""Whom a commune's round reviews, and how each of them stands: form, last vote, open objection."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from vuonlen.registry.models import Household, PastResidence

from ..models import LISTED, Candidate, Classification, MeetingVote, Objection, ReviewRound, StatusSpell


def active_candidates(review: ReviewRound, commune_ids: Iterable[int]) -> QuerySet[Candidate]:
    """The candidates of the communes that are still there when the decision takes effect."""
    there = Q(household__dissolved_on__isnull=True) | Q(household__dissolved_on__gt=review.effective_on)
    found = Candidate.objects.filter(there, round=review, commune__in=list(commune_ids))
    return found.order_by("household__name_key", "household")


def with_last_vote(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Each with `last_vote`, its outcome at its latest meeting, and `voted_version`, the form it was voted on.

    Where the level above did not agree since, the household is as if sent back by a meeting.
    """
    votes = MeetingVote.objects.filter(meeting__round=OuterRef("round"), household=OuterRef("household"))
    newest = votes.order_by("-meeting__number", "-pk")
    reopened = When(reopened_version__isnull=False, then=Value(MeetingVote.Outcome.SURVEY_AGAIN))
    return candidates.annotate(
        last_vote=Case(reopened, default=Subquery(newest.values("outcome")[:1])),
        voted_version=Coalesce(F("reopened_version"), Subquery(newest.values("form_version")[:1])),
    )


def not_agreed(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Those that no meeting has agreed on yet."""
    never_or_not = Q(last_vote__isnull=True) | Q(last_vote=MeetingVote.Outcome.SURVEY_AGAIN)
    return with_last_vote(candidates).filter(never_or_not)


def listed_households(review: ReviewRound, commune_ids: Iterable[int]) -> QuerySet[Household]:
    """The households of the communes that are poor or near-poor, and there, when the decision takes effect."""
    day_before = review.effective_on - timedelta(days=1)
    listed = StatusSpell.objects.filter(household=OuterRef("pk"), status__in=LISTED, valid__contains=day_before)
    there = Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=review.effective_on)
    lived = _lived_in(list(commune_ids), review.reviewed_on)
    return Household.objects.filter(lived, there, Exists(listed)).order_by("name_key", "id")


def _lived_in(commune_ids: list[int], day: date) -> Q:
    """Households at home in the communes on a day; most never moved."""
    since = Q(resident_since__isnull=True) | Q(resident_since__lte=day)
    past = PastResidence.objects.filter(household=OuterRef("pk"), commune__in=commune_ids, valid__contains=day)
    return (Q(commune__in=commune_ids) & since) | Q(Exists(past))


def to_survey_again(review: ReviewRound, household_ids: Iterable[int]) -> set[int]:
    """Of these households, those with which the latest meeting, or the level above since, did not agree."""
    candidates = Candidate.objects.filter(round=review, household__in=list(household_ids))
    sent_back = Q(last_vote=MeetingVote.Outcome.SURVEY_AGAIN)
    again = with_last_vote(candidates).filter(sent_back)
    return set(again.values_list("household_id", flat=True))


def under_recheck(review: ReviewRound, household_ids: Iterable[int]) -> set[int]:
    """Of these households, those with an open objection."""
    ids = list(household_ids)
    objections = Objection.objects.filter(posting__round=review, household__in=ids, resolved_on__isnull=True)
    return set(objections.values_list("household_id", flat=True))


def without_form(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Those that have no form yet."""
    return candidates.filter(form__isnull=True)


def undetermined(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Those whose form, as it stands, leaves the outcome open."""
    return candidates.filter(
        form__classifications__form_version=F("form__version"),
        form__classifications__outcome=Classification.Outcome.UNDETERMINED,
    )


def names_of(candidates: QuerySet[Candidate]) -> list[str]:
    """Heads and codes, for a sentence."""
    return [f"{head} ({code})" for head, code in candidates.values_list("household__head_name", "household__code")]
