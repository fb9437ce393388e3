"""Names and dates without the usual slips of writing."""

import unicodedata
from datetime import date

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from demo.names import STOCKS
from vuonlen.kernel.tests.strategies import person_names, vietnamese_names
from vuonlen.registry.duplicates.folding import is_year_slip, match_key, swapped

WORDS = sorted({word for stock in STOCKS.values() for part in (stock.families, *stock.given.values()) for word in part})
days = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyễn Thị Hòa", "Nguyễn Thị Hoà"),
        ("Lý Mỹ Thúy", "Lí Mĩ Thuý"),
        ("Đặng Văn Ước", "dang van uoc"),
        ("  Trần   Văn A ", "TRẦN VĂN A"),
        ("Nguyễn Thị Yến", unicodedata.normalize("NFD", "Nguyễn Thị Yến")),
    ],
)
def test_spellings_of_one_name_have_one_key(one, other):
    assert match_key(one) == match_key(other)


@given(person_names())
def test_marks_case_form_and_spaces_do_not_matter(name):
    key = match_key(name)
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    assert match_key(bare) == match_key(name.upper()) == match_key(f" {name}  ") == key
    assert match_key(unicodedata.normalize("NFD", name)) == key
    assert match_key(key) == key


@given(vietnamese_names())
def test_a_key_is_plain_letters(name):
    assert match_key(name).replace(" ", "").isascii()
    assert "y" not in match_key(name)


def test_the_database_folds_alike(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT w, translate(vl_name_key(w), 'y', 'i') FROM unnest(%s::text[]) AS w", [WORDS])
        assert dict(cursor.fetchall()) == {word: match_key(word) for word in WORDS}


@given(days)
def test_swapping_twice_gives_the_date_back(day):
    other = swapped(day)
    assert other is None or (other != day and swapped(other) == day)


def test_swapping_needs_another_date_of_the_calendar():
    assert swapped(date(1980, 5, 13)) is None
    assert swapped(date(1980, 5, 5)) is None
    assert swapped(date(1980, 5, 12)) == date(1980, 12, 5)


@given(days, days)
def test_a_slip_of_the_year_is_seen_from_both_sides(one, other):
    assert is_year_slip(one, other) == is_year_slip(other, one)


def test_slips_of_the_year():
    day = date(1978, 3, 2)
    assert is_year_slip(day, date(1979, 3, 2))
    assert is_year_slip(day, date(1987, 3, 2))
    assert not is_year_slip(day, date(1989, 3, 2))
    assert not is_year_slip(day, date(1979, 3, 3))
    assert not is_year_slip(day, day)
