"""A second implementation of the rules, person by person in plain Python, written without the engine.

Its numbers are typed in from the description of the standards, so that a slip in a parameter file shows.
"""

from datetime import date
from typing import Any

CLEAN = {"piped", "drilled_well", "protected_dug_well", "protected_spring_stream", "rain", "bottled"}
HYGIENIC = {"septic_or_semi_septic", "pour_flush", "ventilated_pit", "double_vault"}


def age(person: dict[str, Any], on: date) -> int:
    born = date.fromisoformat(person["birth_date"])
    return max(0, on.year - born.year - ((on.month, on.day) < (born.month, born.day)))


def deprivations(sheet: dict[str, Any], on: date) -> list[bool]:
    """Return the deprivations in the order of the standard of the day."""
    return (_of_2016 if on < date(2022, 1, 1) else _of_2022)(sheet["household"], sheet["persons"], on)


def _of_2022(home: dict[str, Any], people: list[dict[str, Any]], on: date) -> list[bool]:
    ages = [age(person, on) for person in people]
    pairs = list(zip(people, ages, strict=True))
    dependents = sum(years < 16 or person["receives_social_allowance"] for person, years in pairs)
    soft = [not home["durable_wall"], not home["durable_column"], not home["durable_roof"]]
    bad_jobs = ("unemployed", "employed_without_contract")
    media = ("television", "radio", "desktop_computer", "telephone", "laptop", "tablet", "smartphone")
    return [
        any(years >= 16 and person["employment_situation"] in bad_jobs for person, years in pairs),
        dependents / len(people) > 0.5,
        any(years < 16 and (person["stunted"] or person["underweight"]) for person, years in pairs),
        any(years >= 6 and not person["has_health_insurance"] for person, years in pairs),
        any(_undereducated_2022(person, years) for person, years in pairs),
        any(3 <= years < 16 and not person["attends_right_school_level"] for person, years in pairs),
        sum(soft) >= 2,
        home["dwelling_area"] / len(people) < 8,
        home["water_source"] not in CLEAN,
        home["toilet_type"] not in HYGIENIC,
        not any(person["uses_internet"] for person in people),
        not any(home[f"has_{medium}"] for medium in media),
    ]


def _undereducated_2022(person: dict[str, Any], years: int) -> bool:
    if not 16 <= years <= 30 or person["studying"] or person["trained_on_the_job"]:
        return False
    if person["highest_qualification"] in ("upper_secondary", "vocational", "university"):
        return False
    return not (years < 18 and person["highest_qualification"] == "lower_secondary")


def _of_2016(home: dict[str, Any], people: list[dict[str, Any]], on: date) -> list[bool]:
    pairs = [(person, age(person, on)) for person in people]
    media = ("has_television", "has_radio", "has_desktop_computer", "has_laptop", "hears_loudspeaker")
    return [
        any(person["ill_without_care"] for person in people),
        any(years >= 6 and not person["has_health_insurance"] for person, years in pairs),
        any(_undereducated_2016(person, years) for person, years in pairs),
        any(5 <= years < 15 and not person["studying"] for person, years in pairs),
        home["dwelling_class"] in ("semi_solid", "rudimentary"),
        home["dwelling_area"] / len(people) < 8,
        home["water_source"] not in CLEAN,
        home["toilet_type"] not in HYGIENIC,
        not any(person["uses_phone_or_internet"] for person in people),
        not any(home[medium] for medium in media),
    ]


def _undereducated_2016(person: dict[str, Any], years: int) -> bool:
    young = person["birth_date"] >= "1986-01-01" and years >= 15
    return young and not person["studying"] and person["highest_qualification"] in ("none", "primary")


def status(sheet: dict[str, Any], on: date) -> str:
    """Return the class of a household."""
    home = sheet["household"]
    count = sum(deprivations(sheet, on))
    by_points = home["income_basis"] == "points"
    income = home["income_points"] if by_points else home["measured_income_per_head"]
    lines = _lines(on, home["is_urban"])
    poor, line = lines["points" if by_points else "income"]
    if poor is not None and income <= poor:
        return "poor"
    if income <= line:
        return "poor" if count >= 3 else "near_poor"
    return "average_living_standard" if not by_points and income <= lines["average"] else "not_poor"


def _lines(on: date, urban: bool) -> dict[str, Any]:
    if on < date(2022, 1, 1):
        if urban:
            return {"points": (140, 175), "income": (900_000, 1_300_000), "average": 1_950_000}
        return {"points": (120, 150), "income": (700_000, 1_000_000), "average": 1_500_000}
    if urban:
        return {"points": (None, 175), "income": (None, 2_000_000), "average": 3_000_000}
    return {"points": (None, 140), "income": (None, 1_500_000), "average": 2_250_000}
