from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel import format as fmt


@given(st.integers(-(10**15), 10**15), st.integers(0, 4))
def test_a_number_reads_back_as_written(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    assert fmt.parse_number(fmt.number(value, places)) == value


@given(st.integers(0, 10**7))
def test_a_percentage_reads_back_as_written(hundredths: int) -> None:
    value = Decimal(hundredths).scaleb(-2)
    assert fmt.parse_percent(fmt.percent(value)) == value


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_in_words_reads_back_as_written(day: date) -> None:
    assert fmt.parse_date_words(fmt.date_words(day)) == day


@pytest.mark.parametrize(
    ("value", "places", "written"),
    [(1234567, 0, "1.234.567"), (999, 0, "999"), (Decimal("-1234.5"), 1, "-1.234,5"), (Decimal("0.645"), 2, "0,65")],
)
def test_numbers_are_grouped_by_dots_and_rounded_half_up(value: Decimal, places: int, written: str) -> None:
    assert fmt.number(value, places) == written


@pytest.mark.parametrize("text", ["1,234,567", "12.34", "1.2345", "", "-", "1.234.", "12a"])
def test_text_that_is_not_a_vietnamese_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        fmt.parse_number(text)


@pytest.mark.parametrize("text", ["0,65", "0.65%", "%"])
def test_text_that_is_not_a_percentage_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        fmt.parse_percent(text)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2022, 11, 5), "ngày 05 tháng 11 năm 2022"),
        (date(2022, 2, 15), "ngày 15 tháng 02 năm 2022"),
        (date(2022, 3, 9), "ngày 09 tháng 3 năm 2022"),
    ],
)
def test_only_small_days_and_the_first_two_months_take_a_zero(day: date, written: str) -> None:
    assert fmt.date_words(day) == written


@pytest.mark.parametrize("text", ["ngày 31 tháng 02 năm 2022", "05/11/2022", "ngày 5 tháng 11 năm 2022"])
def test_text_that_is_not_a_date_in_words_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        fmt.parse_date_words(text)


def test_a_share_of_nothing_is_not_a_number() -> None:
    assert fmt.share(3, 0) is None
    assert fmt.percent(fmt.share(3, 0)) == "–"


def test_points_are_not_percent() -> None:
    assert fmt.points(Decimal("0.89")) == "0,89 điểm %"
    assert fmt.date_digits(date(2022, 11, 5)) == "05/11/2022"
