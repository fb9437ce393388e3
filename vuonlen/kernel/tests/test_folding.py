"""Python and the database fold alike."""

import unicodedata

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.folding import fold, slug

VIETNAMESE = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵfjwz"
OTHERS = "ăâčĕêĭñŏôơ̆ŭưƀ"  # Ê-đê, Ba-na, Gia-rai, Xơ-đăng
SIGNS = " -'’‘–.0123456789"
LETTERS = sorted(set(VIETNAMESE + VIETNAMESE.upper() + OTHERS + OTHERS.upper() + SIGNS))


def in_database(texts: list[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vl_name_key(t) FROM unnest(%s::text[]) WITH ORDINALITY AS u(t, n) ORDER BY n", [texts])
        return [key for (key,) in cursor.fetchall()]


@pytest.mark.django_db
def test_every_letter_folds_alike_here_and_in_the_database() -> None:
    words = [f"A{letter}b" for letter in LETTERS]
    words += [unicodedata.normalize("NFD", word) for word in words]
    assert in_database(words) == [fold(word) for word in words]


@pytest.mark.django_db
@given(st.lists(st.text(LETTERS, min_size=1), min_size=1, max_size=50))
def test_texts_fold_alike_here_and_in_the_database(texts: list[str]) -> None:
    assert in_database(texts) == [fold(text) for text in texts]


@pytest.mark.parametrize(
    ("written", "folded"),
    [("  Đặng Thị\tƯớc ", "dang thi uoc"), ("HOÀ", "hoa"), ("Hòa", "hoa"), ("Ksor H’Ƀlăng", "ksor h'blang")],
)
def test_marks_case_and_spaces_do_not_count(written: str, folded: str) -> None:
    assert fold(written) == fold(unicodedata.normalize("NFD", written)) == folded


def test_a_slug_is_a_name_for_a_file() -> None:
    assert slug("Xã Đường Hoa, 2022") == "xa-duong-hoa-2022"
