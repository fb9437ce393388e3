"""Fact sheets for the tests: one household that lacks nothing, and strategies for any household."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from vuonlen.law import FACTS
from vuonlen.law.requirements import facts_used_on

ON_2022 = date(2022, 11, 1)
ON_2016 = date(2020, 11, 1)
DAYS = (ON_2022, ON_2016)

# Birthdays on which a rule begins or ends on one of the days above, and the day after each.
BIRTHDAYS = [day.replace(year=day.year - age) for day in DAYS for age in (3, 5, 6, 15, 16, 18, 31)]
EDGES = [birth + timedelta(days=late) for birth in [*BIRTHDAYS, date(1985, 12, 31)] for late in (0, 1)]

GOOD_HOUSEHOLD = {
    "is_urban": False,
    "durable_wall": True,
    "durable_column": True,
    "durable_roof": True,
    "dwelling_class": "permanent",
    "dwelling_area": 100.0,
    "water_source": "piped",
    "toilet_type": "pour_flush",
    "has_television": True,
    "has_radio": False,
    "has_desktop_computer": False,
    "has_telephone": False,
    "has_laptop": False,
    "has_tablet": False,
    "has_smartphone": True,
    "hears_loudspeaker": True,
    "income_basis": "points",
    "income_points": 140,
}
GOOD_ADULT = {
    "birth_date": "1980-01-15",
    "employment_situation": "self_employed",
    "receives_social_allowance": False,
    "has_health_insurance": True,
    "uses_internet": True,
    "ill_without_care": False,
    "uses_phone_or_internet": True,
}


def sheet(persons: list[dict[str, Any]] | None = None, **household: Any) -> dict[str, Any]:
    """Return a complete sheet of one adult that lacks nothing, with changes."""
    return deepcopy({"household": GOOD_HOUSEHOLD | household, "persons": persons or [GOOD_ADULT]})


def adult(**facts: Any) -> dict[str, Any]:
    """Return a person of whom nothing is missing, with changes."""
    return GOOD_ADULT | facts


def child(birth_date: str, **facts: Any) -> dict[str, Any]:
    """Return a child at school and in good health, with changes."""
    good = {
        "birth_date": birth_date,
        "stunted": False,
        "underweight": False,
        "has_health_insurance": True,
        "attends_right_school_level": True,
        "studying": True,
        "uses_internet": True,
        "ill_without_care": False,
        "uses_phone_or_internet": True,
    }
    return good | facts


def _answers(code: str) -> st.SearchStrategy[Any]:
    fact = FACTS[code]
    if fact.kind == "bool":
        return st.booleans()
    if fact.kind == "enum":
        return st.sampled_from(fact.codes)
    if fact.kind == "float":
        exactly_at_the_line = st.integers(1, 5).map(lambda members: members * 8.0)
        return exactly_at_the_line | st.integers(0, 8000).map(lambda hundredths: hundredths / 100)
    if fact.kind == "date":
        return (st.dates(date(1930, 1, 1), date(2020, 10, 31)) | st.sampled_from(EDGES)).map(date.isoformat)
    if code == "income_points":
        return st.integers(110, 185)
    return st.integers(0, 20).map(lambda step: step * 250_000) | st.integers(0, 4_000_000)


def _facts(entity: str, on: date, missing: bool) -> st.SearchStrategy[dict[str, Any]]:
    used = [code for code in facts_used_on(on) if FACTS[code].entity == entity]
    answers = {code: _answers(code) for code in used}
    if missing:
        answers = {code: st.none() | answer | answer | answer for code, answer in answers.items()}
    return st.fixed_dictionaries(answers)


def sheets(on: date, *, missing: bool = False, members: int = 5) -> st.SearchStrategy[dict[str, Any]]:
    """Return a strategy of sheets with every fact of the standard, or with some answers missing."""
    return st.fixed_dictionaries(
        {
            "household": _facts("household", on, missing),
            "persons": st.lists(_facts("person", on, missing), min_size=1, max_size=members),
        }
    )
