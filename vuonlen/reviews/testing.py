"""Answers and rounds for tests: a household that is well off, and what makes it poor or near-poor."""

from datetime import date
from typing import Any

from vuonlen.accounts.models import User
from vuonlen.places.models import Place
from vuonlen.registry.models import Household
from vuonlen.registry.queries import members_on
from vuonlen.registry.testing import scope_for

from .actions import CommuneDecision, decide_round, open_round, record_forms
from .models import Decision, ReviewRound
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


def record(actor: User, review: ReviewRound, found: dict[Household, dict[str, Any]]) -> list[int]:
    """Save a complete form for each household with the facts named."""
    sheets = [(household.pk, answers(household, review.reviewed_on, facts)) for household, facts in found.items()]
    return record_forms(actor=actor, scope=scope_for(actor), round=review, sheets=sheets)


def decide(actor: User, review: ReviewRound) -> list[Decision]:
    """Decide every commune of the round on its effective day."""
    papers = [
        CommuneDecision(commune_id, f"{number}/QĐ-UBND", review.effective_on, "Phạm Văn Bình")
        for number, commune_id in enumerate(sorted(communes_of(review)), 1)
    ]
    return decide_round(actor=actor, scope=scope_for(actor), round=review, decisions=papers)
