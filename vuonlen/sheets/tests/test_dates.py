"""Days as people write them, and what is no day."""

from datetime import date

import polars as pl
import pytest

from vuonlen.sheets.reading.dates import with_day


def read(written: str | None) -> tuple[date | None, str | None, bool]:
    frame = with_day(pl.DataFrame({"born": [written]}, schema={"born": pl.String}), "born")
    [(day, precision, shaped)] = frame.select("born_day", "born_precision", "born_shape").iter_rows()
    return day, precision, shaped


@pytest.mark.parametrize(
    ("written", "day", "precision"),
    [
        ("5/11/1980", date(1980, 11, 5), "day"),
        ("05-11-1980", date(1980, 11, 5), "day"),
        ("05.11.1980", date(1980, 11, 5), "day"),
        ("1980-11-05", date(1980, 11, 5), "day"),
        ("11/1980", date(1980, 11, 1), "month"),
        ("1980", date(1980, 1, 1), "year"),
        ("29/02/2000", date(2000, 2, 29), "day"),
    ],
)
def test_what_is_read(written: str, day: date, precision: str) -> None:
    assert read(written) == (day, precision, True)


@pytest.mark.parametrize("written", ["31/02/2010", "29/02/1900", "13/1980", "00/01/1980"])
def test_shaped_like_a_day_but_not_in_the_calendar(written: str) -> None:
    day, _precision, shaped = read(written)
    assert (day, shaped) == (None, True)


@pytest.mark.parametrize("written", ["khoảng 1980", "5/11/80", "29251", "5/11/1880", "5/11/19801", None])
def test_no_shape_of_a_day(written: str | None) -> None:
    assert read(written) == (None, None, False)
