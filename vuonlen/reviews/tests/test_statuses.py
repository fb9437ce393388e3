"""What a household becomes from year to year, by what the reviews found."""

from datetime import date

import pytest

from vuonlen.reviews.models import StatusSpell
from vuonlen.reviews.queries import statuses_on, timeline
from vuonlen.reviews.statuses import months_after
from vuonlen.reviews.testing import (
    AVERAGE,
    NEAR_POOR,
    NOT_POOR,
    POOR,
    decide,
    make_round,
    record,
)


def spells(household):
    found = StatusSpell.objects.filter(household=household).order_by("valid")
    return [(one.status, one.valid.lower.year, one.valid.upper) for one in found]


def after(land, *outcomes):
    """Review the Lý household once a year from 2022 on, each time with these facts, and decide."""
    for year, facts in enumerate(outcomes, 2022):
        review = make_round(land.district_officer, land.district, year)
        record(land.district_officer, review, {land.lys: facts} if facts is not None else {})
        decide(land.district_officer, review)
    return spells(land.lys)


def test_same_status_is_a_new_spell(land):
    assert after(land, POOR, POOR) == [("poor", 2022, date(2023, 12, 31)), ("poor", 2023, None)]


def test_poor_becomes_near_poor(land):
    assert after(land, POOR, NEAR_POOR) == [("poor", 2022, date(2023, 12, 31)), ("near_poor", 2023, None)]


def test_whoever_leaves_the_list_is_newly_escaped_for_36_months(land):
    assert after(land, POOR, NOT_POOR)[-1] == ("newly_escaped", 2023, date(2026, 12, 31))


def test_leaving_for_an_average_living_standard_is_an_escape_too(land):
    assert after(land, NEAR_POOR, AVERAGE)[-1] == ("newly_escaped", 2023, date(2026, 12, 31))


def test_newly_escaped_runs_on_while_not_poor(land):
    assert after(land, POOR, NOT_POOR, NOT_POOR, AVERAGE) == [
        ("poor", 2022, date(2023, 12, 31)),
        ("newly_escaped", 2023, date(2026, 12, 31)),
    ]


def test_newly_escaped_ends_when_poor_again(land):
    assert after(land, POOR, NOT_POOR, POOR)[1:] == [
        ("newly_escaped", 2023, date(2024, 12, 31)),
        ("poor", 2024, None),
    ]


def test_average_begins_and_ends(land):
    assert after(land, AVERAGE, NOT_POOR) == [("average_living_standard", 2022, date(2023, 12, 31))]
    assert statuses_on([land.lys.pk], date(2024, 1, 1)) == {}


def test_not_poor_on_no_list_stays_on_none(land):
    assert after(land, NOT_POOR, NOT_POOR) == []


def test_timeline_tells_the_story_newest_first(land):
    after(land, POOR, NOT_POOR)
    told = [(entry.on.isoformat(), entry.kind, entry.title) for entry in timeline(land.lys.pk)]
    assert told == [
        ("2023-12-31", "status", "Hộ mới thoát nghèo"),
        ("2023-10-01", "form", "Phiếu rà soát năm 2023: hộ không nghèo"),
        ("2022-12-31", "status", "Hộ nghèo"),
        ("2022-10-01", "form", "Phiếu rà soát năm 2022: hộ nghèo"),
        ("2021-01-01", "event", "Đăng ký hộ"),
    ]
    newest = timeline(land.lys.pk)[0]
    assert newest.until == date(2026, 12, 31)
    assert newest.detail.startswith("Quyết định số ")


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2022, 12, 31), 36, date(2025, 12, 31)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2022, 12, 31), 2, date(2023, 2, 28)),
    ],
)
def test_months_after(day, months, later):
    assert months_after(day, months) == later
