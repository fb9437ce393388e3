"""Headings and what stands around the cells: matched by letters, told by place, old fonts refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from vuonlen.sheets.testing import write_sheets

from .trial import FAMILY, LIST, read, refused

HEADINGS = [column.heading for column in LIST.columns]


def book(path: Path, fill: Callable[[Any, Any], None], name: str = "Danh sách") -> Path:
    with xlsxwriter.Workbook(path) as made:
        fill(made, made.add_worksheet(name))
    return path


def test_headings(tmp_path: Path) -> None:
    def of(headings: list[str]) -> Path:
        return book(tmp_path / "x.xlsx", lambda _book, sheet: sheet.write_row(0, 0, headings))

    assert refused(of([])).code == "NK-013"
    assert refused(of(HEADINGS)).code == "NK-017"
    assert refused(of([*HEADINGS, "Giới tính"])).code == "NK-015"
    renamed = refused(of(["Họ tên đầy đủ" if text == "Họ và tên" else text for text in HEADINGS]))
    assert renamed.code == "NK-014"
    assert "“Họ tên đầy đủ” có phải là “Họ và tên”?" in renamed.text


def test_headings_match_by_letters(tmp_path: Path) -> None:
    """Other case, a star, a line break, an unknown column between, another order."""

    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "DANH SÁCH")
        order = [*reversed(LIST.columns)]
        sheet.write_row(3, 0, ["Ghi chú", *(f"{column.heading.upper()}\n(*)" for column in order)])
        for at, row in enumerate(FAMILY, 4):
            sheet.write_row(at, 0, ["riêng", *(row.get(column.key) or "" for column in order)])

    [table] = read(book(tmp_path / "x.xlsx", fill))
    assert (table.heading_row, table.findings) == (4, [])
    assert table.frame["name"].to_list() == [row["name"] for row in FAMILY]


def test_merged_headings(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADINGS)
        sheet.merge_range(0, 4, 0, 6, "Ghi chú")
        sheet.write_row(1, 0, ["1"])

    assert refused(book(tmp_path / "x.xlsx", fill)).code == "NK-016"


def test_merged_cells_and_formulas_are_told_by_row(tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADINGS)
        for at, row in enumerate(FAMILY, 1):
            sheet.write_row(at, 0, [row.get(column.key) or "" for column in LIST.columns])
        sheet.write_formula(2, 0, '=UPPER("chíu a sáng")', None, "CHÍU A SÁNG")
        sheet.merge_range(1, 2, 2, 2, "Nữ")

    [table] = read(book(tmp_path / "x.xlsx", fill))
    assert sorted(one.problem.code for one in table.findings) == ["NK-030", "NK-031"]
    assert any(one.problem.text.startswith("Dòng 3, cột Họ và tên: ô chứa công thức") for one in table.findings)


@pytest.mark.parametrize(
    ("names", "encoding", "font"),
    [
        (["NguyÔn V¨n ¸nh", "Ph¹m ThÞ Hång"], "TCVN3", ".VnTime"),
        (["Nguyeãn Vaên AÙnh", "Leâ Thò Hoàng"], "VNI", "VNI-Times"),
    ],
)
def test_text_of_old_fonts(tmp_path: Path, names: list[str], encoding: str, font: str) -> None:
    problem = refused(write_sheets(tmp_path / "x.xlsx", [(LIST, [{"name": name} for name in names])]))
    assert problem.code == "NK-018"
    assert problem.text.startswith("Dòng 2, cột Họ và tên")
    assert encoding in problem.text and font in problem.text


def test_names_of_other_tongues_are_not_old_fonts(tmp_path: Path) -> None:
    names = ["H'Yuôm Êñuôl", "Y Ñon Êban", "Jürgen Müller", "Thuý Hoà Huê"]
    [table] = read(write_sheets(tmp_path / "x.xlsx", [(LIST, [{"name": name} for name in names])]))
    assert table.frame["name"].to_list() == names
