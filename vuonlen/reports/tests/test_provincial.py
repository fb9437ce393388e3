"""Tables 12 and 13: groups and ethnicities of the poor and the near-poor, as provinces ask for."""

import pytest
from openpyxl import load_workbook

from vuonlen.reports.actions import issue_tables
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.statutory import Cell, area_of, breaks_of, draw_tables, read_counts, weights_behind
from vuonlen.reports.tables import Counted

from .plain_tables import counts_of

INDIGENOUS = (4, 8, 12, 19, 22)


@pytest.fixture
def drawn(decided):
    return draw_tables(area_of(decided.scope, decided.district.pk, decided.round))


def test_without_the_list_of_the_province_its_columns_are_dashes_and_the_note_says_why(drawn) -> None:
    for number in (12, 13):
        table = drawn.tables.table(number)
        assert [row.value(table.form, column) for row in table.lines for column in INDIGENOUS] == [None] * 15
        assert "chưa nạp danh mục dân tộc thiểu số tại chỗ của tỉnh" in drawn.tables.notes[number]


def test_a_column_without_data_opens_nothing(drawn) -> None:
    with pytest.raises(ReportRefused, match="BC-016"):
        weights_behind(drawn.area, Cell(12, Counted.BOTH, 4), drawn.forms)


def test_groups_of_the_poor(drawn) -> None:
    total = drawn.tables.table(12).totals[0].counts
    assert (total[9], total[11], total[13], total[14]) == (2, 2, 1, 1)


def test_with_the_list_the_indigenous_are_counted(decided, dao_are_indigenous) -> None:
    area = area_of(decided.scope, decided.district.pk, decided.round)
    drawn = draw_tables(area)
    total = drawn.tables.table(12).totals[0]
    form = drawn.tables.table(12).form
    assert [total.value(form, column) for column in INDIGENOUS] == [7, 11, 2, 3, total.value(form, 21)]
    assert "theo danh mục của tỉnh: Dao" in drawn.tables.notes[12]
    assert breaks_of(drawn) == []
    assert dict(read_counts(area)) == dict(counts_of(area))


def test_on_the_sheet_a_dash_is_text_and_the_line_still_fits(decided, tmp_path) -> None:
    given = {"place_id": decided.district.pk, "review": decided.round, "folder": tmp_path}
    sheet = load_workbook(issue_tables(scope=decided.scope, **given), data_only=True)["Biểu 12"]
    line = next(row for row in sheet.iter_rows(values_only=True) if row[1] == "Xã Quảng Sơn")
    assert (line[5], line[9], line[23], line[24]) == ("–", "–", "–", "Khớp")
