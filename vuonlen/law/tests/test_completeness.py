"""Which facts are missing: only those that matter for this household."""

import numpy as np
import pytest

from vuonlen.law import STATUS_CODES, MissingFact, classify, encode, missing_facts
from vuonlen.law.tests.sheets import ON_2016, ON_2022, adult, child, sheet


def lacking(form, on=ON_2022):
    return [(missing.person, missing.fact) for missing in missing_facts(form, on)]


def without(row, *facts):
    return {fact: answer for fact, answer in row.items() if fact not in facts}


def test_a_complete_sheet_lacks_nothing():
    assert lacking(sheet([adult(), child("2012-05-05")])) == []


def test_missing_fact_has_its_label():
    form = sheet()
    del form["household"]["toilet_type"]
    assert missing_facts(form, ON_2022) == [MissingFact(None, "toilet_type", "Loại nhà tiêu")]


@pytest.mark.parametrize(
    ("birth", "fact", "needed"),
    [
        ("2016-11-02", "has_health_insurance", False),
        ("2016-11-01", "has_health_insurance", True),
        ("2019-11-02", "attends_right_school_level", False),
        ("2019-11-01", "attends_right_school_level", True),
        ("2006-11-02", "stunted", True),
        ("2006-11-02", "underweight", True),
    ],
)
def test_facts_of_children_by_age(birth, fact, needed):
    form = sheet([adult(), without(child(birth), fact)])
    assert lacking(form) == ([(1, fact)] if needed else [])


@pytest.mark.parametrize(
    ("birth", "facts"),
    [
        ("2006-11-02", ["has_health_insurance", "stunted", "underweight", "attends_right_school_level"]),
        (
            "2006-11-01",
            [
                "employment_situation",
                "receives_social_allowance",
                "has_health_insurance",
                "studying",
                "highest_qualification",
                "trained_on_the_job",
            ],
        ),
        (
            "1991-11-02",
            [
                "employment_situation",
                "receives_social_allowance",
                "has_health_insurance",
                "studying",
                "highest_qualification",
                "trained_on_the_job",
            ],
        ),
        (
            "1991-11-01",
            ["employment_situation", "receives_social_allowance", "has_health_insurance"],
        ),
    ],
)
def test_what_is_asked_of_somebody_of_whom_only_the_age_is_known(birth, facts):
    assert sorted(lacking(sheet([adult(), {"birth_date": birth}]))) == sorted((1, fact) for fact in facts)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"studying": True}, []),
        ({"studying": False}, ["highest_qualification", "trained_on_the_job"]),
        ({"studying": False, "highest_qualification": "vocational"}, []),
        ({"studying": False, "highest_qualification": "lower_secondary"}, ["trained_on_the_job"]),
        ({"highest_qualification": "vocational"}, ["studying"]),
    ],
)
def test_education_of_an_adult_is_asked_step_by_step(answers, asked):
    form = sheet([adult(), adult(birth_date="2000-05-05") | answers])
    assert lacking(form) == [(1, fact) for fact in asked]


def test_lower_secondary_is_enough_under_18():
    form = sheet([adult(), adult(birth_date="2005-05-05", studying=False, highest_qualification="lower_secondary")])
    assert lacking(form) == []


def test_one_internet_user_is_enough():
    silent = without(adult(), "uses_internet")
    assert lacking(sheet([adult(), silent])) == []
    assert lacking(sheet([adult(uses_internet=False), silent])) == [(1, "uses_internet")]


@pytest.mark.parametrize(
    ("basis", "missing"),
    [("points", ["income_points"]), ("measured", ["measured_income_per_head"]), (None, ["income_basis"])],
)
def test_income_by_its_basis(basis, missing):
    form = sheet(income_basis=basis, income_points=None, measured_income_per_head=None)
    assert lacking(form) == [(None, fact) for fact in missing]


def test_of_an_unknown_age_only_the_birth_date_is_asked():
    assert lacking(sheet([adult(), {"uses_internet": True}])) == [(1, "birth_date")]


def test_a_household_without_members():
    form = {"household": sheet()["household"], "persons": []}
    assert lacking(form) == [(None, "persons")]
    outcome = classify(*encode([form]), ON_2022)
    assert STATUS_CODES[outcome.status[0]] == "undetermined"
    assert (outcome.deprivation_lower[0], outcome.deprivation_upper[0]) == (0, 12)


def test_facts_of_the_other_standard_are_not_asked():
    form = sheet([adult(studying=True)], dwelling_class=None)
    assert lacking(form, ON_2022) == []
    assert lacking(form, ON_2016) == [(None, "dwelling_class")]


def test_studying_in_2016_is_asked_of_children_and_of_adults_born_from_1986():
    persons = [adult(), adult(birth_date="1985-12-31"), adult(birth_date="1986-01-01"), adult(birth_date="2015-11-01")]
    assert lacking(sheet(persons), ON_2016) == [(2, "studying"), (2, "highest_qualification"), (3, "studying")]


def test_missing_is_undetermined_with_bounds_and_never_a_no():
    form = sheet(toilet_type=None, water_source=None, dwelling_area=5)
    outcome = classify(*encode([form]), ON_2022)
    assert STATUS_CODES[outcome.status[0]] == "undetermined"
    assert outcome.deprivation_count[0] == -1
    assert (outcome.deprivation_lower[0], outcome.deprivation_upper[0]) == (1, 3)
    assert np.flatnonzero(outcome.indicator_undetermined[0]).tolist() == [8, 9]


def test_a_column_left_out_is_missing_throughout():
    households, persons = encode([sheet(), sheet()])
    del households["toilet_type"]
    assert classify(households, persons, ON_2022).missing_count.tolist() == [1, 1]


def test_no_households_at_all():
    outcome = classify(*encode([]), ON_2022)
    assert outcome.status.shape == (0,)
    assert outcome.deprivations.shape == (0, 12)
