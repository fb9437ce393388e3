"""How alike two records are."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.tests.strategies import person_names
from vuonlen.registry.duplicates.compare import BY_CODE, RAISE_FROM, Reason, compare
from vuonlen.registry.duplicates.folding import match_key
from vuonlen.registry.duplicates.records import Record

from .test_folding import days

BASE = Record(1, "Chíu Thị Múi", "chiu thi mui", "female", date(1980, 5, 7), "day", "Dao", None, 10, 100, 1000)


def other(name=None, **changes):
    changes = {"person_id": 2, "household_id": 11, **changes}
    if name:
        changes |= {"full_name": name, "key": match_key(name)}
    return replace(BASE, **changes)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (other(), Reason.NAME_SAME),
        (other("chiu thi mui"), Reason.NAME_SAME_FOLDED),
        (other("Chíu Thị Mùy"), Reason.NAME_SAME_FOLDED),
        (other("Chíu Thị Mui Múi"[:11]), Reason.NAME_SLIP),
        (other("Chíu Múi"), Reason.NAME_WORD_MISSING),
        (other("Múi Thị Chíu"), Reason.NAME_CLOSE),
        (other(birth_date=date(1980, 7, 5)), Reason.BIRTH_SWAPPED),
        (other(birth_date=date(1980, 1, 1), birth_precision="year"), Reason.BIRTH_VAGUE),
        (other(birth_date=date(1980, 1, 1)), Reason.BIRTH_VAGUE),
        (other(birth_date=date(1980, 5, 1), birth_precision="month"), Reason.BIRTH_VAGUE),
        (other(birth_date=date(1981, 5, 7)), Reason.BIRTH_YEAR_SLIP),
        (other(birth_date=date(1980, 5, 8)), Reason.BIRTH_DAY_SLIP),
        (other(village_id=101), Reason.COMMUNE_SAME),
        (other(village_id=101, commune_id=1001), Reason.COMMUNE_OTHER),
    ],
)
def test_one_slip_is_still_suspected(record, reason):
    likeness = compare(BASE, record)
    assert reason in likeness.reasons
    assert likeness.is_suspect


@pytest.mark.parametrize(
    "record",
    [
        other("Tằng A Sám"),
        other(birth_date=date(1962, 1, 9)),
        other(sex="male", birth_date=date(1980, 5, 8)),
        other(birth_date=date(1980, 9, 20), village_id=101),
        other(birth_date=date(1980, 6, 1), birth_precision="month"),
    ],
)
def test_unlike_records_are_not(record):
    assert not compare(BASE, record).is_suspect


def test_an_equal_number_says_all_and_two_numbers_say_much():
    assert compare(replace(BASE, number=b"1"), other("Khác Hẳn", number=b"1")).score == 100
    assert Reason.NUMBERS_DIFFER in compare(replace(BASE, number=b"1"), other(number=b"2")).reasons
    assert not compare(replace(BASE, number=b"1"), other(number=b"2", village_id=101)).is_suspect


def test_no_number_equals_no_number():
    assert Reason.NUMBER_SAME not in compare(BASE, other()).reasons


def test_twins_of_one_home_are_not_suspected():
    twin = other("Chíu Thị Mủn", household_id=BASE.household_id)
    assert not compare(BASE, twin).is_suspect


record_strategy = st.builds(
    lambda name, day, sex, village, number: Record(
        1, name, match_key(name), sex, day, "day", "Dao", number, 1, village, village // 2
    ),
    person_names(),
    days,
    st.sampled_from(["male", "female"]),
    st.integers(1, 4),
    st.sampled_from([None, b"1", b"2"]),
)


@given(record_strategy, record_strategy)
def test_order_does_not_matter_and_the_score_keeps_its_bounds(one, two):
    assert compare(one, two) == compare(two, one)
    assert 0 <= compare(one, two).score <= 100


@given(record_strategy)
def test_everybody_is_like_themselves(one):
    assert compare(one, replace(one, number=None)).score >= RAISE_FROM


def test_codes_are_unique_and_fit_their_column():
    assert len(BY_CODE) == len(Reason)
    assert all(len(code) <= 32 for code in BY_CODE)
