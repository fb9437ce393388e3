"""Working days: known weeks, and what holds of every term."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.law import add_working_days, is_working_day, working_days_between

days = st.dates(date(2016, 1, 1), date(2030, 12, 1))
counts = st.integers(0, 30)


@pytest.mark.parametrize(
    ("start", "count", "last"),
    [
        (date(2022, 11, 21), 3, date(2022, 11, 24)),  # Monday to Thursday
        (date(2022, 11, 24), 3, date(2022, 11, 29)),  # over a weekend
        (date(2022, 11, 26), 1, date(2022, 11, 28)),  # from a Saturday
        (date(2022, 8, 31), 1, date(2022, 9, 5)),  # National Day and the weekend after it
        (date(2022, 1, 28), 1, date(2022, 2, 7)),  # over Tết
        (date(2025, 4, 25), 1, date(2025, 4, 26)),  # a Saturday worked in exchange for 02/05
        (date(2022, 11, 21), 0, date(2022, 11, 21)),
    ],
)
def test_known_terms(start, count, last):
    assert add_working_days(start, count) == last


@given(days, counts)
def test_a_term_counts_back_to_itself(start, count):
    last = add_working_days(start, count)
    assert working_days_between(start, last) == count
    assert count == 0 or is_working_day(last)


@given(days, counts, counts)
def test_terms_add_up(start, first, second):
    assert add_working_days(add_working_days(start, first), second) == add_working_days(start, first + second)


@given(days, counts)
def test_a_longer_term_ends_later_and_a_later_start_not_sooner(start, count):
    assert add_working_days(start, count + 1) > add_working_days(start, count)
    assert add_working_days(start + timedelta(days=1), count) >= add_working_days(start, count)


@given(days, days)
def test_no_more_working_days_than_days(first, last):
    assert 0 <= working_days_between(first, last) <= max(0, (last - first).days)


@given(days)
def test_every_week_has_a_working_day_outside_tet(start):
    assert (add_working_days(start, 1) - start).days <= 12
