"""Which standard applies on which day, and the version of the law."""

import re
from datetime import date

import pytest

from vuonlen.law import LAW_VERSION, STANDARDS, standard_by_id, standard_on


@pytest.mark.parametrize(
    ("on", "standard"),
    [
        (date(2016, 1, 1), "mpi-2016-2020"),
        (date(2021, 12, 31), "mpi-2016-2020"),
        (date(2022, 1, 1), "mpi-2022-2025"),
        (date(2026, 12, 31), "mpi-2022-2025"),
        (date(2027, 1, 1), "mpi-2027-2030"),
        (date(2030, 12, 31), "mpi-2027-2030"),
    ],
)
def test_the_standard_of_a_day(on, standard):
    assert standard_on(on) == standard_by_id(standard)


def test_standards_follow_each_other_without_gap():
    gaps = [
        (after.applies_from - before.applies_to).days for before, after in zip(STANDARDS, STANDARDS[1:], strict=False)
    ]
    assert gaps == [1, 1]


def test_indicators_are_numbered_in_order():
    counts = {standard.id: [indicator.number for indicator in standard.indicators] for standard in STANDARDS}
    assert counts == {
        "mpi-2016-2020": list(range(1, 11)),
        "mpi-2022-2025": list(range(1, 13)),
        "mpi-2027-2030": [],
    }


def test_first_indicator_of_2022():
    first = standard_by_id("mpi-2022-2025").indicators[0]
    assert (first.code, first.name_vi, first.dimension_vi) == ("employment", "Việc làm", "Việc làm")


def test_acts_are_named():
    assert "07/2021/NĐ-CP" in standard_by_id("mpi-2022-2025").acts
    assert standard_by_id("mpi-2027-2030").acts == ("351/2025/NĐ-CP",)


def test_version_of_the_law():
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{12}", LAW_VERSION)
