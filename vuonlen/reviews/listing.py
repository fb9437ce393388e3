"""Households become candidates of a round: the listed at once, those that ask when they pass the quick screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vuonlen.kernel.problems import Problem
from vuonlen.law import Procedure
from vuonlen.registry.models import Household

from .messages import Message
from .models import LISTED, MEASURED, ReviewRound, Status
from .naming import household_label

Kind = ReviewRound.Kind


@dataclass(frozen=True)
class Request:
    """A household asks to be reviewed. `ticks`: numbers of the criteria ticked on form A, None without one."""

    household_id: int
    requested_on: date
    ticks: Sequence[int] | None = None


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
