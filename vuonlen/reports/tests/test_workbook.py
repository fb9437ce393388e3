from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from vuonlen.reports.tables import fill_tables
from vuonlen.reports.workbook import write_workbook

from .samples import plain_commune, year_figures
from .spreadsheet import Sheets

SHEETS = ["Biểu 1", "Biểu 2", "Biểu 3"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "bieu.xlsx"
    figures = year_figures()
    write_workbook(path=path, figures=figures, tables=fill_tables(figures), note="Bản thử.")
    return path


def texts(sheet) -> list[str]:
    return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_each_table_has_its_sheet(path: Path) -> None:
    assert load_workbook(path).sheetnames == SHEETS


@pytest.mark.parametrize("name", SHEETS)
def test_every_stored_result_is_what_its_formula_gives(path: Path, name: str) -> None:
    formulas, stored = load_workbook(path), load_workbook(path, data_only=True)
    cells = [c.coordinate for row in formulas[name].iter_rows() for c in row if str(c.value).startswith("=")]
    assert len(cells) > 15
    computed = {cell: Sheets(formulas).value(name, cell) for cell in cells}
    assert computed == {cell: stored[name][cell].value for cell in cells}


@pytest.mark.parametrize("name", SHEETS)
def test_every_line_carries_its_check(path: Path, name: str) -> None:
    sheet = load_workbook(path, data_only=True)[name]
    lines = {"Biểu 1": 3, "Biểu 2": 6, "Biểu 3": 6}[name]
    assert texts(sheet).count("Khớp") == lines


def test_a_changed_figure_turns_the_check(path: Path) -> None:
    book = load_workbook(path)
    cell = next(c for row in book["Biểu 2"].iter_rows() for c in row if c.value == 30)
    cell.value = 31
    assert Sheets(book).value("Biểu 2", f"M{cell.row}") == "Lệch"


def test_a_movement_row_closes_by_formula(path: Path) -> None:
    sheet = load_workbook(path)["Biểu 2"]
    row = next(c.row for row in sheet.iter_rows() for c in row if c.value == 30)
    assert sheet[f"L{row}"].value == f"=D{row}+H{row}+I{row}+J{row}+K{row}-E{row}-F{row}-G{row}"


def test_the_headings_are_numbered_as_on_paper(path: Path) -> None:
    assert "[4]=[3]/[1]×100" in texts(load_workbook(path)["Biểu 1"])
    assert "[9]=[1]−[2]−[3]−[4]+[5]+[6]+[7]+[8]" in texts(load_workbook(path)["Biểu 2"])


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_prints_on_a4_across_with_its_headings_repeated(path: Path, name: str) -> None:
    sheet = load_workbook(path)[name]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows.startswith("$9:$")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_has_the_blocks_of_an_official_form(path: Path, name: str) -> None:
    found = texts(load_workbook(path)[name])
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "HUYỆN MẪU",
        "NGƯỜI LẬP BIỂU",
        "TM. ỦY BAN NHÂN DÂN",
        "Bản thử.",
        "TỔNG CỘNG",
    ):
        assert text in found


def test_figures_are_numbers_in_the_vietnamese_manner(path: Path) -> None:
    sheet = load_workbook(path)["Biểu 1"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 1200)
    assert cell.number_format == "[$-42A]#,##0"


def test_a_place_without_households_shows_a_dash_for_its_rates(tmp_path: Path) -> None:
    none = dict.fromkeys(vars(plain_commune().closing), 0)
    figures = year_figures(replace(plain_commune(), closing=replace(plain_commune().closing, **none)))
    write_workbook(path=tmp_path / "x.xlsx", figures=figures, tables=fill_tables(figures))
    sheet = load_workbook(tmp_path / "x.xlsx", data_only=True)["Biểu 1"]
    row = next(c.row for row in sheet.iter_rows() for c in row if c.value == "Xã Đồng")
    assert sheet[f"F{row}"].value == "–"
