"""Completed years, against the plain comparison of month and day."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openfisca_vietnam.ages import completed_years

DAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))


def plainly(birth: date, on: date) -> int:
    return max(0, on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day)))


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8))
def test_like_the_plain_comparison(pairs):
    births = np.array([birth for birth, _ in pairs], dtype="datetime64[D]")
    days = np.array([on for _, on in pairs], dtype="datetime64[D]")
    ages = completed_years(births, days, np.arange(len(pairs)))
    assert ages.tolist() == [plainly(birth, on) for birth, on in pairs]


@pytest.mark.parametrize(("on", "age"), [("2022-02-28", 5), ("2022-03-01", 6), ("2024-02-29", 8)])
def test_born_on_29_february(on, age):
    births = np.array(["2016-02-29"], dtype="datetime64[D]")
    assert completed_years(births, np.array([on], dtype="datetime64[D]"), np.zeros(1, int)).tolist() == [age]
