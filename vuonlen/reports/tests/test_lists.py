from datetime import date

import pytest
from openpyxl import load_workbook

from vuonlen.accounts.models import AccessLog
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.testing import scope_for
from vuonlen.reports.actions import issue_lists
from vuonlen.reports.lists import named_lists
from vuonlen.reports.statutory import area_of

TABS = ["DS nghèo, cận nghèo", "DS thoát nghèo", "DS thoát cận nghèo", "Biểu 14", "Biểu 15"]


@pytest.fixture
def book(decided, tmp_path):
    path = issue_lists(scope=decided.scope, place_id=decided.district.pk, review=decided.round, folder=tmp_path)
    return load_workbook(path)


def rows(sheet) -> list[tuple]:
    return list(sheet.iter_rows(min_row=7, values_only=True))


def test_a_sheet_for_each_list(book) -> None:
    assert book.sheetnames == TABS
    assert book[TABS[0]]["A3"].value == "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT NĂM 2023"


def test_a_person_a_row(book) -> None:
    named = [(row[1], row[2], row[11]) for row in rows(book[TABS[0]])]
    assert ("Bàn Một", "Bàn Hai", "hộ nghèo") in named
    assert ("Chíu Một", "Chíu Một", "hộ cận nghèo") in named
    assert len(named) == 6  # Bàn and Chíu of two, Đặng and Triệu of one


def test_who_left_is_on_the_list_of_what_they_left(book) -> None:
    assert {row[1] for row in rows(book[TABS[1]])} == {"Chíu Một", "Chíu Hai", "Phùn Một", "Phùn Hai"}
    assert {row[1] for row in rows(book[TABS[2]])} == {"Tằng Một", "Tằng Hai"}


def test_new_and_old_are_marked_at_the_head(book) -> None:
    poor = {row[2]: row[7:10] for row in rows(book[TABS[4]])}
    assert poor["Bàn Một"] == ("", "", "x")  # poor in both years
    assert poor["Đặng Một"] == ("x", "", "")  # near-poor the year before
    assert poor["Bàn Hai"] == ("", "", "")


def test_the_lists_hold_as_many_households_as_the_tables(decided) -> None:
    lists = named_lists(area_of(decided.scope, decided.district.pk, decided.round))
    assert (len(lists.of("poor")), len(lists.of("near_poor"))) == (2, 2)


def test_taking_a_list_out_is_logged(book) -> None:
    assert AccessLog.objects.filter(action="lists.export").count() == 1


def test_a_viewer_and_a_stranger_take_nothing_out(decided, tmp_path) -> None:
    given = {"place_id": decided.district.pk, "review": decided.round, "folder": tmp_path}
    with pytest.raises(PermissionMissing):
        issue_lists(scope=scope_for(decided.viewer, date(2023, 10, 1)), **given)
    with pytest.raises(OutOfArea):
        issue_lists(scope=scope_for(decided.stranger, date(2023, 10, 1)), **given)
    assert list(tmp_path.iterdir()) == []


def test_support_not_recorded_is_a_dash_and_says_so(book) -> None:
    sheet = book["Biểu 15"]
    head = next(row for row in rows(sheet) if row[2] == "Bàn Một")
    member = next(row for row in rows(sheet) if row[2] == "Bàn Hai")
    assert head[11:] == ("–", "x", "–", "–", "–", "–", "–", "–")
    assert member[11:] == ("",) * 8
    assert "chưa ghi nhận hỗ trợ" in sheet["A4"].value
    assert "Chưa nạp danh mục dân tộc thiểu số tại chỗ" in sheet["A4"].value


def test_an_indigenous_household_is_marked_once_the_list_is_loaded(decided, dao_are_indigenous) -> None:
    lists = named_lists(area_of(decided.scope, decided.district.pk, decided.round))
    assert {one.is_indigenous for one in lists.listed} == {True}


def test_causes_are_written_by_number_with_a_key(book) -> None:
    sheet = book[TABS[0]]
    assert {row[1]: row[19] for row in rows(sheet)} == {
        "Bàn Một": "2, 7",
        "Chíu Một": "–",
        "Đặng Một": "–",
        "Triệu Một": "–",
    }
    assert "2 thiếu vốn" in sheet["A4"].value
