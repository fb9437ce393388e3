"""What the engine writes: templates with lists, sheets that go back, lists that stream."""

from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from vuonlen.sheets.columns import SheetSpec, column
from vuonlen.sheets.findings import Step
from vuonlen.sheets.imports.context import Checked
from vuonlen.sheets.template.book import write_book
from vuonlen.sheets.template.lists import ListOfEach, OneList
from vuonlen.sheets.testing import write_sheets
from vuonlen.sheets.writing.list_sheet import Column, ListSheet
from vuonlen.sheets.writing.returned_sheet import write_result

from .trial import LIST, read

PLACES = SheetSpec(
    "places",
    "Nơi",
    "NƠI Ở",
    (
        column("commune", "Xã", "Chọn.", offers="communes", is_text=True),
        column("village", "Thôn", "Chọn.", offers="villages"),
        column("kind", "Loại", "Chọn.", choices={"a": "Loại A", "b": "Loại B"}, required=True),
        column("several", "Các loại", "Ghi số.", kind="codes", choices={"1": "một"}),
        column("code", "Mã", "Ghi mã.", is_text=True),
    ),
)


def template(path: Path, villages: dict[str, list[str]]) -> Worksheet:
    communes = OneList("ds_xa", [f"{code} Xã {code}" for code in villages])
    lists = {"communes": communes, "villages": ListOfEach("commune", "thon_", villages)}
    known = {"places": [{"code": "007"}]}
    write_book(path, label="Nơi", about="Xã X", sheets=[PLACES], offered=lists.__getitem__, known=known)
    return load_workbook(path)["Nơi"]


def formulas(sheet: Worksheet) -> dict[str, str]:
    found = {str(one.sqref)[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    return {letter: formula for letter, formula in found.items() if formula}


def test_lists_of_a_template(tmp_path: Path) -> None:
    sheet = template(tmp_path / "mau.xlsx", {"06925": ["Thôn Một"], "06931": []})
    assert formulas(sheet) == {
        "A": "ds_xa",
        "B": 'INDIRECT("thon_"&LEFT($A5,FIND(" ",$A5)-1))',
        "C": "ds_kind",
    }
    assert set(sheet.parent.defined_names) >= {"ds_xa", "thon_06925", "ds_kind"}
    assert "thon_06931" not in sheet.parent.defined_names


def test_one_commune_needs_no_choice_of_it_and_none_offers_nothing(tmp_path: Path) -> None:
    assert formulas(template(tmp_path / "a.xlsx", {"06925": ["Thôn Một"]}))["B"] == "thon_06925"
    assert formulas(template(tmp_path / "b.xlsx", {})) == {"C": "ds_kind"}


def test_only_columns_that_say_so_are_text(tmp_path: Path) -> None:
    sheet = template(tmp_path / "mau.xlsx", {})
    texts = {letter for letter in "ABCDE" if sheet.column_dimensions[letter].number_format == "@"}
    assert texts == {"A", "E"}
    assert (sheet["E5"].value, sheet["E5"].number_format) == ("007", "@")
    assert [cell.value for cell in sheet[4]] == ["Xã", "Thôn", "Loại *", "Các loại", "Mã"]


def test_what_an_earlier_check_wrote_does_not_come_back(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, ["Họ và tên", "Xử lý", "Riêng", "Giới tính", "Kết quả kiểm tra", "Lỗi"])
        sheet.write_row(1, 0, ["Lý Văn Ba", "", 7, "Nam", "Có lỗi", "cũ"])
    made = write_result(Checked(read(tmp_path / "x.xlsx"), []), "x.xlsx", Step())
    rows = list(load_workbook(made).active.iter_rows(values_only=True))
    assert rows[0] == ("Họ và tên", "Xử lý", "Riêng", "Giới tính", "Kết quả kiểm tra", "Lỗi")
    assert rows[1] == ("Lý Văn Ba", None, 7, "Nam", None, None)


def test_no_cell_of_a_sender_becomes_a_formula(tmp_path: Path) -> None:
    path = write_sheets(tmp_path / "x.xlsx", [(LIST, [{"name": "x", "sex": "y"}])], strings_to_formulas=False)
    [table] = read(path)
    table.rows[0][0] = "=1+1"
    made = load_workbook(write_result(Checked([table], []), "x.xlsx", Step())).active
    assert (made["A2"].value, made["A2"].data_type) == ("=1+1", "s")


@pytest.mark.parametrize(("value", "kind"), [("=1+1", "s"), ("022180001234", "s"), (12, "n")])
def test_a_list_keeps_text_as_text(tmp_path: Path, value: str | int, kind: str) -> None:
    path = tmp_path / "ds.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = ListSheet(book, "Danh sách", [Column("Mã", 12)])
        sheet.write_head("DANH SÁCH", "Xã X", "Số hộ: 1")
        sheet.write_row([value])
    made = load_workbook(path).active
    assert (made["A6"].value, made["A6"].data_type) == (value, kind)
    assert (made.freeze_panes, made.page_setup.orientation, made.print_title_rows) == ("A6", "landscape", "$5:$5")
