"""Households become candidates of a round: the listed at once, those that ask when they pass the quick screen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem
from vuonlen.kernel.statistics import refresh_statistics
from vuonlen.law import Procedure
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_on

from .candidates import listed_households
from .messages import Message
from .models import MEASURED, Candidate, ReviewForm, ReviewRound, Status, StatusSpell
from .naming import household_label
from .statuses import LISTED

Kind = ReviewRound.Kind
_TIE = """
UPDATE reviews_candidate c SET form_id = f.id, village_id = f.village_id, commune_id = f.commune_id
FROM reviews_reviewform f WHERE f.id = ANY(%(forms)s) AND c.round_id = f.round_id AND c.household_id = f.household_id
"""


@dataclass(frozen=True)
class Request:
    """A household asks to be reviewed. `ticks`: numbers of the criteria ticked on form A, None without one."""

    household_id: int
    requested_on: date
    ticks: Sequence[int] | None = None


def list_candidates(review: ReviewRound, actor: User, commune_ids: Collection[int]) -> None:
    """Put every household on the list into an annual review."""
    if review.kind != Kind.ANNUAL:
        return
    ids = list(listed_households(review, commune_ids).values_list("pk", flat=True))
    homes = homes_on(ids, review.reviewed_on)
    rows = (
        Candidate(
            round=review,
            household_id=pk,
            village_id=homes[pk][0],
            commune_id=homes[pk][1],
            reason=Candidate.Reason.LISTED,
            added_by=actor,
        )
        for pk in ids
    )
    Candidate.objects.bulk_create(rows, batch_size=1_000)
    refresh_statistics(len(ids), "reviews_candidate")


def tie_candidates(forms: Sequence[ReviewForm]) -> None:
    """Join first forms to their candidates, who count where they lived on the day of review."""
    with connection.cursor() as cursor:
        cursor.execute(_TIE, {"forms": [form.pk for form in forms]})


def request_problems(
    review: ReviewRound, law: Procedure, household: Household, request: Request, status: str | None
) -> Iterator[Problem]:
    """Why a household that asks is not reviewed in this round; `status` is the one it has."""
    says = {"household": household_label(household)}
    on_list = status in LISTED
    if review.kind == Kind.IN_YEAR_EXIT and not on_list:
        yield Problem(Message.NOT_ON_LIST, says)
    if _beyond(review, status):
        yield Problem(Message.ON_LIST_ALREADY, {**says, "status": Status(status or "").label})
    if law.quick_screen and not on_list:
        yield from _quick_screen_problems(law, request, says)


def statuses_before(review: ReviewRound, household_ids: Collection[int]) -> Mapping[int, str]:
    """The statuses of households on the day of review."""
    spells = StatusSpell.objects.filter(household__in=household_ids, valid__contains=review.reviewed_on)
    return dict(spells.values_list("household_id", "status"))


def _beyond(review: ReviewRound, status: str | None) -> bool:
    if review.kind == Kind.IN_YEAR_ENTRY:
        return status == Status.POOR
    return review.kind in MEASURED and status in LISTED


def _quick_screen_problems(law: Procedure, request: Request, says: dict[str, str]) -> Iterator[Problem]:
    ticks = request.ticks
    if ticks is None:
        yield Problem(Message.QUICK_SCREEN_MISSING, says, ("ticks",))
        return
    known = range(1, law.quick_screen_criteria + 1)
    if len(set(ticks)) < len(ticks) or not set(ticks) <= set(known):
        yield Problem(Message.QUICK_SCREEN_UNKNOWN, {**says, "limit": law.quick_screen_criteria}, ("ticks",))
    elif len(ticks) >= law.quick_screen_ticks_below:
        limit = law.quick_screen_ticks_below
        yield Problem(Message.QUICK_SCREEN_FAILED, {**says, "count": len(ticks), "limit": limit}, ("ticks",))
