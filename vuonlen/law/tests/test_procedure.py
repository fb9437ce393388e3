"""The procedure by date: days, levels and shares, with source and grade."""

from datetime import date

import pytest

from vuonlen.law import LawError, NoProcedureError, newly_escaped_months, procedure_on

KINDS = ["annual", "in_year_entry", "in_year_exit", "average_living", "low_income_worker"]


def test_annual_review_asks_for_meeting_posting_and_opinion():
    found = procedure_on("annual", date(2022, 11, 1))
    assert (found.village_meeting, found.agreement_percent, found.minutes_copies) == (True, 50, 2)
    assert (found.posting_working_days, found.second_posting_working_days, found.recheck_working_days) == (3, 3, 7)
    assert (found.quick_screen, found.quick_screen_criteria, found.quick_screen_ticks_below) == (True, 9, 4)
    assert found.window(2022) == (date(2022, 9, 1), date(2022, 12, 14))
    assert found.last_day(date(2022, 9, 1)) == date(2022, 12, 14)


@pytest.mark.parametrize(
    ("day", "level"),
    [(date(2025, 6, 30), "district"), (date(2025, 7, 1), "province"), (date(2026, 12, 31), "province")],
)
def test_level_of_the_opinion_follows_the_date(day, level):
    found = procedure_on("annual", day)
    assert (found.opinion_level, found.opinion_working_days) == (level, 5)


@pytest.mark.parametrize("kind", KINDS[1:])
def test_other_reviews_start_on_the_15th_and_take_15_days(kind):
    found = procedure_on(kind, date(2025, 8, 15))
    assert (found.starts_on_day, found.total_days, found.opinion_level) == (15, 15, None)
    assert found.window(2025) is None
    assert found.last_day(date(2025, 8, 15)) == date(2025, 8, 30)


@pytest.mark.parametrize("kind", KINDS[3:])
def test_income_surveys_have_no_meeting_and_a_longer_posting(kind):
    found = procedure_on(kind, date(2025, 8, 15))
    assert not found.village_meeting and not found.certificate and not found.quick_screen
    assert (found.posting_working_days, found.recheck_working_days) == (5, 3)


@pytest.mark.parametrize(
    ("kind", "day"),
    [("annual", date(2021, 8, 31)), ("annual", date(2027, 1, 1)), ("low_income_worker", date(2025, 2, 23))],
)
def test_days_without_a_known_procedure_are_refused(kind, day):
    with pytest.raises(NoProcedureError, match="Chưa biết trình tự") as problem:
        procedure_on(kind, day)
    assert problem.value.code == "LUAT-012"


def test_unknown_kind_is_refused():
    with pytest.raises(LawError, match="annual") as problem:
        procedure_on("meeting", date(2022, 9, 1))
    assert problem.value.code == "LUAT-013"


@pytest.mark.parametrize("kind", KINDS)
def test_every_procedure_has_sources_and_a_grade(kind):
    found = procedure_on(kind, date(2025, 8, 15))
    assert found.sources and found.verification in ("official", "secondary", "unverified")


def test_newly_escaped_for_36_months():
    assert newly_escaped_months(date(2022, 12, 14)) == 36
    with pytest.raises(NoProcedureError):
        newly_escaped_months(date(2031, 1, 1))
