from datetime import date
from pathlib import Path

import pytest

from vuonlen.registry.queries import indigenous
from vuonlen.registry.queries.indigenous import FILE, indigenous_in, read_indigenous

HEAD = "province,ethnicity,from,to,act\n"


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def write(*lines: str) -> Path:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.csv"
        file.write_text(HEAD + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        monkeypatch.setattr(indigenous, "FILE", file)
        return file

    return write


def test_the_file_that_is_shipped_can_be_read() -> None:
    assert isinstance(read_indigenous(FILE), tuple)


def test_a_list_holds_for_its_province_and_its_days(load) -> None:
    load("67,Mnông,2022-01-01,2025-07-01,QĐ thử", "67,Ê-đê,2022-01-01,,QĐ thử", "22,Dao,2022-01-01,,QĐ thử")
    assert indigenous_in("67", date(2023, 1, 1)) == ("Mnông", "Ê-đê")
    assert indigenous_in("67", date(2025, 7, 1)) == ("Ê-đê",)
    assert indigenous_in("67", date(2021, 12, 31)) == ()
    assert indigenous_in("01", date(2023, 1, 1)) == ()


@pytest.mark.parametrize(("line", "said"), [("67,Mnong,2022-01-01,,QĐ", "line 2"), ("67,Mạ,2022-01-01,,", "the act")])
def test_a_row_that_cannot_be_right_stops_the_reading(load, line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_indigenous(load(line))
