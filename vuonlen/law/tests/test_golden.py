"""The published rules at their edges: the class of a household by points and by measured income."""

from datetime import date

import pytest

from vuonlen.law import STATUS_CODES, classify, encode
from vuonlen.law.tests.sheets import ON_2016, ON_2022, adult, child, sheet

THREE = {"water_source": "surface_water", "toilet_type": "none", "dwelling_area": 5}
TWO = {"water_source": "surface_water", "toilet_type": "none"}


def status(on, **household):
    return STATUS_CODES[classify(*encode([sheet(**household)]), on).status[0]]


def measured(income):
    return {"income_basis": "measured", "measured_income_per_head": income}


@pytest.mark.parametrize(
    ("urban", "points", "lacks", "expected"),
    [
        (False, 140, THREE, "poor"),
        (False, 140, TWO, "near_poor"),
        (False, 141, THREE, "not_poor"),
        (True, 175, THREE, "poor"),
        (True, 175, TWO, "near_poor"),
        (True, 176, THREE, "not_poor"),
        (True, 0, {}, "near_poor"),
    ],
)
def test_points_of_2022(urban, points, lacks, expected):
    assert status(ON_2022, is_urban=urban, income_points=points, **lacks) == expected


@pytest.mark.parametrize(
    ("urban", "income", "lacks", "expected"),
    [
        (False, 1_500_000, THREE, "poor"),
        (False, 1_500_000, TWO, "near_poor"),
        (False, 1_500_001, THREE, "average_living_standard"),
        (False, 2_250_000, {}, "average_living_standard"),
        (False, 2_250_001, {}, "not_poor"),
        (True, 2_000_000, THREE, "poor"),
        (True, 2_000_001, THREE, "average_living_standard"),
        (True, 3_000_000, {}, "average_living_standard"),
        (True, 3_000_001, {}, "not_poor"),
    ],
)
def test_measured_income_of_2022(urban, income, lacks, expected):
    assert status(ON_2022, is_urban=urban, **measured(income), **lacks) == expected


@pytest.mark.parametrize(
    ("urban", "income", "lacks", "expected"),
    [
        (False, 700_000, {}, "poor"),
        (False, 700_001, TWO, "near_poor"),
        (False, 1_000_000, THREE, "poor"),
        (False, 1_000_001, THREE, "average_living_standard"),
        (True, 900_000, {}, "poor"),
        (True, 1_300_000, TWO, "near_poor"),
        (True, 1_950_001, {}, "not_poor"),
    ],
)
def test_measured_income_of_2016(urban, income, lacks, expected):
    extra = {"persons": [adult(studying=True)]}
    assert status(ON_2016, is_urban=urban, **measured(income), **lacks, **extra) == expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [(date(2021, 12, 31), "poor"), (date(2022, 1, 1), "near_poor"), (date(2026, 12, 31), "near_poor")],
)
def test_the_income_only_route_ends_with_2021(on, expected):
    assert status(on, **measured(700_000)) == expected


def test_review_of_autumn_2021_counts_ages_in_2021():
    forms = [sheet([adult(), child("2015-12-15", has_health_insurance=False)])]
    insurance = 3
    before = classify(*encode(forms), date(2022, 1, 1), aged_on=date(2021, 12, 14))
    after = classify(*encode(forms), date(2022, 1, 1), aged_on=date(2021, 12, 15))
    assert not before.deprivations[0, insurance]
    assert after.deprivations[0, insurance]


def test_the_sheet_may_carry_the_day_for_ages():
    form = sheet([adult(), child("2015-12-15", has_health_insurance=False)], aged_on="2021-12-14")
    assert classify(*encode([form]), date(2022, 1, 1)).deprivation_count[0] == 0


def test_points_and_codes_are_handed_back():
    outcome = classify(*encode([sheet(), sheet(**measured(5_000_000))]), ON_2022)
    assert outcome.income_points.tolist() == [140, -1]
    assert outcome.standard == "mpi-2022-2025"
    assert len(outcome.indicators) == outcome.deprivations.shape[1] == 12
