"""Cells as text: what Excel made of what was typed, tidied, and folded as names and words of a list are."""

from datetime import date, datetime

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.folding import fold
from vuonlen.sheets.reading.cells import key_of, text_of, texts, tidied, word_key
from vuonlen.sheets.reading.figures import figure

LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵčĕĭñŏŭƀ -'’‘–.0129"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (4.0, "4"),
        (45.5, "45.5"),
        (1e15, "1000000000000000.0"),
        (True, "có"),
        (False, "không"),
        (date(1980, 11, 5), "05/11/1980"),
        (datetime(1980, 11, 5), "05/11/1980"),  # noqa: DTZ001
        ("Lý", "Lý"),
        ("", ""),
    ],
)
def test_a_cell_reads_as_a_person_would_write_it(cell: object, text: str) -> None:
    assert text_of(cell) == text
    assert texts("a", [cell, "x"]).to_list() == [text, "x"]


def tidy(*cells: str) -> list[str | None]:
    return pl.DataFrame({"a": cells}).select(tidied("a"))["a"].to_list()


def test_spaces_and_loose_marks_are_tidied_and_blank_is_null() -> None:
    assert tidy("  Lý \u200bVăn\u00a0\n Ba ", "Ly\u0301", "  ", "\ufeff") == ["Lý Văn Ba", "Lý", None, None]


@given(st.lists(st.text(LETTERS + LETTERS.upper(), min_size=1), min_size=1, max_size=20))
def test_a_column_is_folded_as_a_text_is(cells: list[str]) -> None:
    frame = pl.DataFrame({"a": cells}).with_columns(tidied("a").alias("a")).drop_nulls()
    assert frame.select(key_of(pl.col("a")))["a"].to_list() == [fold(cell) for cell in frame["a"]]


def test_words_of_a_list_match_by_their_letters() -> None:
    frame = pl.DataFrame({"a": ["H'Mông", "HMông", "Chủ hộ ", "CHU HO"]})
    assert frame.select(word_key(pl.col("a")))["a"].to_list() == ["hmong", "hmong", "chuho", "chuho"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("1.500.000", 1_500_000.0), ("45,5", 45.5), ("45.5", 45.5), ("1 000", 1_000.0), ("-3", -3.0), ("rộng", None)],
)
def test_figures_as_vietnamese_and_as_excel_write_them(written: str, read: float | None) -> None:
    frame = pl.DataFrame({"a": [written]})
    assert frame.select(figure(pl.col("a"), whole=False)).item() == read


def test_a_whole_number_has_no_part() -> None:
    frame = pl.DataFrame({"a": ["12,5", "12", "1.200"]})
    assert frame.select(figure(pl.col("a"), whole=True))["a"].to_list() == [None, 12, 1_200]
