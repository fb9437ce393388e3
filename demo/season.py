"""A commune's way from the finished survey to the frozen figures, by the people whose part each step is."""

from datetime import datetime, time
from random import Random
from typing import Any

from django.utils.timezone import get_current_timezone

from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.scope import Scope
from vuonlen.reviews.actions import (
    Meeting,
    assign_village,
    decide_commune,
    finish_survey,
    freeze_commune,
    give_opinion,
    hold_meetings,
    issue_certificates,
    report_upward,
    start_posting,
)
from vuonlen.reviews.models import Candidate, ReviewRound

from .plan import SEED, RoundDays
from .users import DISTRICT_CHAIR, QUANG_SON, SURVEYOR, DemoUser, chair_of, officer_of

_CHAIR = "Chủ tịch UBND (dữ liệu mẫu)"


def acting(user: DemoUser, days: RoundDays) -> tuple[User, Scope]:
    """A person of the demo, and the scope on the day of review."""
    found = User.objects.get(username=user.username)
    return found, scope_of(found, days.reviewed_on)


def take_to_the_end(review: ReviewRound, days: RoundDays, code: str, commune_id: int, number: int) -> None:
    """Every step of one commune; `number` (1 to 11) numbers its papers."""
    officer = _given(officer_of(code), review, days)
    if code == QUANG_SON:
        _assign(officer, days, commune_id)
    finish_survey(**officer, commune_id=commune_id, on=days.reviewed_on)
    hold_meetings(**officer, meetings=_minutes(review, days, commune_id))
    start_posting(
        **officer, commune_id=commune_id, starts_on=days.posted_on, places="Nhà văn hóa các thôn; trụ sở UBND cấp xã"
    )
    report_upward(**officer, commune_id=commune_id, number=f"{50 + number}/BC-UBND", sent_on=days.reported_on)
    _decide(review, days, code, commune_id, number)


def _decide(review: ReviewRound, days: RoundDays, code: str, commune_id: int, number: int) -> None:
    above, chair = _given(DISTRICT_CHAIR, review, days), _given(chair_of(code), review, days)
    give_opinion(**above, commune_id=commune_id, given_on=days.opinion_on, by=_CHAIR, agrees=True)
    decide_commune(
        **chair, commune_id=commune_id, number=f"{100 + number}/QĐ-UBND", signed_on=days.signed_on, signer=_CHAIR
    )
    issue_certificates(**chair, commune_id=commune_id, issued_on=days.certified_on)
    freeze_commune(**chair, commune_id=commune_id)


def _given(user: DemoUser, review: ReviewRound, days: RoundDays) -> dict[str, Any]:
    actor, scope = acting(user, days)
    return {"actor": actor, "scope": scope, "round": review}


def _assign(officer: dict[str, Any], days: RoundDays, commune_id: int) -> None:
    surveyor, _ = acting(SURVEYOR, days)
    villages = Candidate.objects.filter(round=officer["round"], commune=commune_id).values_list("village", flat=True)
    for village_id in sorted(set(villages)):
        assign_village(**officer, village_id=village_id, surveyor=surveyor)


def _minutes(
    review: ReviewRound, days: RoundDays, commune_id: int
) -> dict[int, tuple[Meeting, dict[int, tuple[int, int]]]]:
    """One meeting a village, most of those attending agreeing to every household."""
    found: dict[int, tuple[Meeting, dict[int, tuple[int, int]]]] = {}
    candidates = Candidate.objects.filter(round=review, commune=commune_id).order_by("pk")
    for position, (village_id, household_id) in enumerate(candidates.values_list("village_id", "household_id")):
        draw = Random(f"{SEED}/{commune_id}/{days.year}/{position}")
        if village_id not in found:
            found[village_id] = (_meeting(days, draw.randint(30, 70)), {})
        meeting, votes = found[village_id]
        against = draw.randint(0, meeting.attendance // 5)
        votes[household_id] = (meeting.attendance - against, against)
    return found


def _meeting(days: RoundDays, attendance: int) -> Meeting:
    held_at = datetime.combine(days.met_on, time(19), get_current_timezone())
    return Meeting(held_at, "Nhà văn hóa thôn", "Trưởng thôn (dữ liệu mẫu)", "Thư ký (dữ liệu mẫu)", attendance, 2)
