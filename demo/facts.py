"""Answers on a review form that show given circumstances.

What a household does not lack is answered from its own, lasting particulars, so that two forms of one household
differ only where its life changed.
"""

from datetime import date
from typing import Any

from .circumstances import LINES, Circumstances, age_on, candidates, receives_allowance
from .population import Home

Facts = dict[str, Any]


def household_facts(home: Home, shown: Circumstances, on: date) -> Facts:
    """Answers about dwelling, services and income, and what is recorded for the reports."""
    draw = home.draw("dwelling")
    lacks = shown.deprived.__contains__
    sound = ("septic_or_semi_septic", "pour_flush", "septic_or_semi_septic")
    clean = ("drilled_well", "protected_dug_well", "protected_spring_stream", "piped", "rain")
    return {
        **_income(shown),
        **_materials(home, lacks("house_quality")),
        "dwelling_area": _area(home, lacks("house_area")),
        "toilet_type": draw.choice(("none", "other_unhygienic")) if lacks("toilet") else draw.choice(sound),
        "water_source": _water(home) if lacks("water") else draw.choice(clean),
        **_devices(home, none=lacks("information_means"), on_line=not lacks("telecom")),
        **_recorded(home, shown, on),
    }


def person_facts(home: Home, shown: Circumstances, on: date) -> list[Facts]:
    """Answers about each member, in the order of the household, as far as the form asks at that age."""
    deciding = {name: _deciding(home, name, on) for name in shown.deprived & _PERSONAL}
    on_line = "telecom" not in shown.deprived
    sheets = []
    for position in range(len(home.members)):
        lacks = {name for name, positions in deciding.items() if position in positions}
        sheets.append(_person(home, position, on, lacks, on_line=on_line))
    return sheets


_PERSONAL = frozenset({"employment", "adult_education", "insurance", "nutrition", "child_schooling"})


def _deciding(home: Home, indicator: str, on: date) -> set[int]:
    """One member, sometimes two, through whom the household lacks the indicator."""
    able = candidates(home, indicator, on)
    draw = home.draw(indicator)
    draw.shuffle(able)
    return set(able[: 2 if draw.random() < 0.25 else 1])


def _person(home: Home, position: int, on: date, lacks: set[str], *, on_line: bool) -> Facts:
    age = age_on(home.members[position], on)
    facts: Facts = {"uses_internet": on_line and 10 <= age < 70 or on_line and position == 0}
    if age >= 6:
        facts["has_health_insurance"] = "insurance" not in lacks
    if age < 16:
        facts |= _child(home, position, lacks)
    if 3 <= age < 16:
        facts["attends_right_school_level"] = "child_schooling" not in lacks
    if age >= 16:
        facts["employment_situation"] = _employment(home, position, age, lacks)
        facts["receives_social_allowance"] = receives_allowance(home.members[position], on)
    if 16 <= age <= 30:
        facts |= _education(home, position, age, lacks)
    return facts


def _child(home: Home, position: int, lacks: set[str]) -> Facts:
    if "nutrition" not in lacks:
        return {"stunted": False, "underweight": False}
    stunted = home.draw(f"growth/{position}").random() < 0.6
    return {"stunted": stunted, "underweight": not stunted}


def _employment(home: Home, position: int, age: int, lacks: set[str]) -> str:
    draw = home.draw(f"work/{position}")
    if "employment" in lacks:
        return draw.choice(("employed_without_contract", "employed_without_contract", "unemployed"))
    if age < 18 or age >= 70:
        return "not_in_labour_force"
    return draw.choice(("self_employed", "self_employed", "self_employed", "employed_with_contract"))


def _education(home: Home, position: int, age: int, lacks: set[str]) -> Facts:
    draw = home.draw(f"school/{position}")
    if "adult_education" in lacks:
        low = ("none", "primary") if age < 18 else ("none", "primary", "lower_secondary", "lower_secondary")
        return {"studying": False, "highest_qualification": draw.choice(low), "trained_on_the_job": False}
    if age < 18:
        return {"studying": True, "highest_qualification": "lower_secondary", "trained_on_the_job": False}
    best = draw.choice(("upper_secondary", "upper_secondary", "vocational", "university"))
    return {"studying": age < 22 and draw.random() < 0.3, "highest_qualification": best, "trained_on_the_job": False}


def _recorded(home: Home, shown: Circumstances, on: date) -> Facts:
    """Groups and causes. Nobody able to work: only children, the old and those on an allowance."""
    ages = [age_on(member, on) for member in home.members]
    no_work = all(age < 16 or age >= 70 for age in ages)
    facts: Facts = {"no_work_capacity": no_work, "has_merit_member": home.draw("merit").random() < 0.04}
    if shown.income_points is not None and shown.income_points <= LINES[home.is_urban]:
        facts["causes"] = _causes(home, shown, labour=sum(16 <= age < 70 for age in ages))
    return facts


def _causes(home: Home, shown: Circumstances, *, labour: int) -> list[str]:
    """One to three codes of `vuonlen.law.RECORDED`, those the household's circumstances speak of first."""
    draw = home.draw("causes")
    spoken = ["3"] if labour < 2 else []
    spoken += ["6"] if "adult_education" in shown.deprived else []
    often = draw.choices(("1", "2", "4", "5", "6", "7", "8"), (18, 30, 14, 16, 8, 10, 4), k=2)
    return sorted(list(dict.fromkeys([*spoken, *often]))[: draw.choice((1, 1, 2, 2, 3))])


def _income(shown: Circumstances) -> Facts:
    if shown.measured_income is not None:
        return {"income_basis": "measured", "measured_income_per_head": shown.measured_income}
    return {"income_basis": "points", "income_points": shown.income_points}


def _materials(home: Home, poor: bool) -> Facts:
    """Wall, column and roof: at least two of poor material, or at most one."""
    draw = home.draw("materials")
    parts = ["durable_wall", "durable_column", "durable_roof"]
    draw.shuffle(parts)
    weak = draw.choice((2, 2, 3)) if poor else draw.choice((0, 0, 1))
    return {part: index >= weak for index, part in enumerate(parts)}


def _area(home: Home, crowded: bool) -> float:
    """Square metres in all; 8 a head is the cut-off, met exactly by a few."""
    draw, size = home.draw("area"), len(home.members)
    roomy = draw.choice((8.0, 9.5, 11.0, 13.0, 16.0, 20.0, 24.0))
    tight = draw.choice((4.5, 5.5, 6.0, 7.0, 7.5))
    return (tight if crowded else max(roomy, 20 / size)) * size


def _water(home: Home) -> str:
    return home.draw("water").choice(("unprotected_spring_stream", "surface_water", "unprotected_dug_well"))


def _devices(home: Home, *, none: bool, on_line: bool) -> Facts:
    draw = home.draw("devices")
    own = {
        "has_television": draw.random() < 0.75,
        "has_radio": draw.random() < 0.1,
        "has_telephone": True,
        "has_desktop_computer": draw.random() < 0.03,
        "has_laptop": draw.random() < 0.06,
        "has_tablet": draw.random() < 0.03,
    }
    return {**{name: has and not none for name, has in own.items()}, "has_smartphone": on_line and not none}
