"""Answers and rounds for tests: a household that is well off, and what makes it poor or near-poor."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.timezone import get_current_timezone

from vuonlen.accounts.models import Role, User
from vuonlen.law import procedure_on
from vuonlen.places.models import Place
from vuonlen.registry.models import Household
from vuonlen.registry.queries import members_on
from vuonlen.registry.testing import make_user, scope_for

from .actions import (
    CommuneDecision,
    Meeting,
    Request,
    add_requesters,
    decide_round,
    finish_survey,
    give_opinion,
    hold_meetings,
    open_round,
    record_forms,
    report_upward,
    start_posting,
)
from .models import Candidate, CommuneSeason, Decision, Posting, ReviewRound, Step
from .queries.standing_candidates import active_candidates, not_agreed
from .rounds import communes_of

HOUSEHOLD: dict[str, Any] = {
    "durable_wall": True,
    "durable_column": True,
    "durable_roof": True,
    "dwelling_area": 90,
    "water_source": "piped",
    "toilet_type": "septic_or_semi_septic",
    "has_television": True,
    "has_radio": True,
    "has_desktop_computer": False,
    "has_laptop": False,
    "has_telephone": True,
    "has_tablet": False,
    "has_smartphone": True,
    "income_basis": "points",
    "income_points": 200,
}
PERSON: dict[str, Any] = {
    "employment_situation": "self_employed",
    "receives_social_allowance": False,
    "stunted": False,
    "underweight": False,
    "has_health_insurance": True,
    "studying": True,
    "highest_qualification": "upper_secondary",
    "trained_on_the_job": False,
    "attends_right_school_level": True,
    "uses_internet": True,
}
NEAR_POOR: dict[str, Any] = {"income_points": 120}
POOR: dict[str, Any] = {
    **NEAR_POOR,
    "durable_wall": False,
    "durable_roof": False,
    "water_source": "surface_water",
    "toilet_type": "none",
}
AVERAGE: dict[str, Any] = {
    "income_basis": "measured",
    "income_points": None,
    "measured_income_per_head": 2_000_000,
}
NOT_POOR: dict[str, Any] = {}


def answers(household: Household, on: date, facts: dict[str, Any] = NOT_POOR) -> dict[str, Any]:
    """Complete answers of a rural household under the standard of 2022; `facts` replace those of the household."""
    persons = [{"person": member.person_id, **PERSON} for member in members_on(household.pk, on)]
    return {"household": {**HOUSEHOLD, **facts}, "persons": persons}


def make_round(actor: User, place: Place, year: int = 2022) -> ReviewRound:
    """The round of an autumn whose statuses hold from 31 December of that year."""
    return open_round(
        actor=actor,
        scope=scope_for(actor, date(year, 12, 1)),
        place_id=place.pk,
        year=year,
        opens_on=date(year, 9, 1),
        reviewed_on=date(year, 10, 1),
        effective_on=date(year, 12, 31),
    )


def open_short(
    actor: User, place: Place, kind: ReviewRound.Kind, opens_on: date, effective_on: date | None = None
) -> ReviewRound:
    """A round in between, reviewed on the day it opens; by default its results hold from the 30th of that month."""
    return open_round(
        actor=actor,
        scope=scope_for(actor, opens_on),
        place_id=place.pk,
        year=opens_on.year,
        opens_on=opens_on,
        reviewed_on=opens_on,
        effective_on=effective_on or opens_on.replace(day=30),
        kind=kind,
    )


def request(review: ReviewRound, households: Iterable[Household]) -> None:
    """Let those households ask that are not in the round yet, with no criterion of form A ticked."""
    known = set(Candidate.objects.filter(round=review).values_list("household_id", flat=True))
    new = [Request(one.pk, review.opens_on, []) for one in households if one.pk not in known]
    officer = hand(review.place, Role.COMMUNE_OFFICER)
    add_requesters(actor=officer, scope=scope_for(officer, review.reviewed_on), round=review, requests=new)


def record(actor: User, review: ReviewRound, found: dict[Household, dict[str, Any]]) -> list[int]:
    """Save a complete form for each household with the facts named; who is not on the list asks first."""
    request(review, found)
    sheets = [(household.pk, answers(household, review.reviewed_on, facts)) for household, facts in found.items()]
    return record_forms(actor=actor, scope=scope_for(actor), round=review, sheets=sheets)


def hand(place: Place, role: Role) -> User:
    """The user of the tests who holds a role for a place; made when first asked for."""
    username = f"{role}-{place.pk}"
    return User.objects.filter(username=username).first() or make_user(username, place, role)


def finish(review: ReviewRound, commune_ids: Iterable[int] | None = None) -> None:
    """The survey of the communes (all by default) is done, on the day of review."""
    given = _given(review, Role.COMMUNE_OFFICER)
    for commune_id in _communes(review, commune_ids):
        finish_survey(**given, commune_id=commune_id, on=review.reviewed_on)


def meeting(review: ReviewRound, attendance: int = 40, days: int = 0) -> Meeting:
    """A meeting in the evening of the day of review, or some days later."""
    held_at = datetime.combine(review.reviewed_on + timedelta(days=days), time(19), get_current_timezone())
    return Meeting(held_at, "Nhà văn hóa thôn", "Trưởng thôn", "Thư ký", attendance, minutes_copies=2)


def meet(review: ReviewRound, commune_ids: Iterable[int] | None = None) -> None:
    """Every village agrees to everything."""
    minutes: dict[int, tuple[Meeting, dict[int, tuple[int, int]]]] = {}
    for candidate in not_agreed(active_candidates(review, _communes(review, commune_ids))):
        minutes.setdefault(candidate.village_id, (meeting(review), {}))[1][candidate.household_id] = (40, 0)
    hold_meetings(**_given(review, Role.COMMUNE_OFFICER), meetings=minutes)


def post(review: ReviewRound, commune_ids: Iterable[int] | None = None, starts_on: date | None = None) -> None:
    """The lists hang from the day of review on, or from the day given."""
    given = _given(review, Role.COMMUNE_OFFICER)
    for commune_id in _communes(review, commune_ids):
        start_posting(**given, commune_id=commune_id, starts_on=starts_on or review.reviewed_on, places="Trụ sở")


def report(review: ReviewRound, commune_ids: Iterable[int] | None = None) -> None:
    """The communes report the day after the list came down."""
    given = _given(review, Role.COMMUNE_OFFICER)
    for number, commune_id in enumerate(_communes(review, commune_ids), 1):
        report_upward(**given, commune_id=commune_id, number=f"{number}/BC-UBND", sent_on=_after_posting(review))


def agree(review: ReviewRound, commune_ids: Iterable[int] | None = None) -> None:
    """The chair of the district, or of the province since 01/07/2025, agrees on the day of the report."""
    day = _after_posting(review)
    district = procedure_on(review.kind, day).opinion_level == "district"
    given = _given(review, Role.DISTRICT_CHAIR if district else Role.PROVINCE_CHAIR)
    for commune_id in _communes(review, commune_ids):
        give_opinion(**given, commune_id=commune_id, given_on=day, by="Chủ tịch", agrees=True)


def bring_to_decision(review: ReviewRound, commune_ids: Iterable[int] | None = None) -> None:
    """Everything that the law puts between the survey and the decision, nobody objecting."""
    communes = _communes(review, commune_ids)
    law = procedure_on(review.kind, review.opens_on)
    finish(review, communes)
    if law.village_meeting:
        meet(review, communes)
    post(review, communes)
    if law.opinion_level:
        report(review, communes)
        agree(review, communes)


def decide(actor: User, review: ReviewRound) -> list[Decision]:
    """Take every commune that is still at its survey through the season, and decide all on the effective day.

    The chair of the tests decides: `actor`, who may have recorded the forms, only tells whose round it is.
    """
    at_survey = CommuneSeason.objects.filter(round=review, step=Step.SURVEY).values_list("commune_id", flat=True)
    bring_to_decision(review, at_survey)
    papers = [
        CommuneDecision(commune_id, f"{number}/QĐ-UBND", review.effective_on, "Phạm Văn Bình")
        for number, commune_id in enumerate(sorted(communes_of(review)), 1)
    ]
    return decide_round(**_given(review, Role.COMMUNE_CHAIR), decisions=papers)


def _given(review: ReviewRound, role: Role) -> dict[str, Any]:
    user = hand(review.place, role)
    return {"actor": user, "scope": scope_for(user, review.reviewed_on), "round": review}


def _communes(review: ReviewRound, commune_ids: Iterable[int] | None) -> list[int]:
    return sorted(communes_of(review) if commune_ids is None else commune_ids)


def _after_posting(review: ReviewRound) -> date:
    last = Posting.objects.filter(round=review).latest("ends_on").ends_on
    return last + timedelta(days=1)
