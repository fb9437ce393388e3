from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.places.models import Place, PlaceVersion, Succession
from vuonlen.places.testing import make_commune
from vuonlen.registry.testing import scope_for
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.statutory import (
    Cell,
    area_of,
    breaks_of,
    draw_tables,
    households_behind,
    read_counts,
    weights_behind,
)
from vuonlen.reports.tables import Counted
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.queries import movements, stocks

from .plain_tables import counts_of
from .unguarded import unguarded

ON = date(2023, 10, 1)


@pytest.fixture
def area(decided):
    return area_of(decided.scope, decided.district.pk, decided.round)


@pytest.fixture
def drawn(area):
    return draw_tables(area)


def line(table, place: str, counted: Counted = Counted.BOTH) -> dict:
    return next(row.counts for row in table.lines if row.place == place and row.counted == counted)


def test_all_tables_are_drawn_on_the_forms_of_the_standard(drawn) -> None:
    assert [table.form.number for table in drawn.tables.all] == list(range(1, 14))
    assert len(drawn.tables.table(4).form.columns) == 14
    assert str(drawn.tables.table(4).form.columns[2].headings[-1]) == "1. Việc làm"


def test_the_tables_balance(drawn) -> None:
    assert breaks_of(drawn) == []


def test_every_count_is_what_plain_python_finds(area) -> None:
    assert dict(read_counts(area)) == dict(counts_of(area))


def test_the_movements_are_those_of_the_reviews(decided, drawn) -> None:
    found = movements([decided.hill.pk], drawn.area.opening_on, drawn.area.closing_on)[decided.hill.pk]
    poor = line(drawn.tables.poor, "Xã Quảng Sơn", Counted.HOUSEHOLDS)
    assert poor == dict(enumerate((getattr(found.poor, one).households for one in vars(found.poor)), start=1))


def test_the_stocks_are_those_of_the_reviews(decided, drawn) -> None:
    found = stocks([decided.plain.pk], drawn.area.closing_on)[decided.plain.pk]
    results = line(drawn.tables.results, "Xã Quảng Đức")
    assert (results[1], results[2], results[3], results[13]) == (
        found.households,
        found.people,
        found.poor_hh,
        found.average_people,
    )


def test_deprivations_of_the_poor_by_indicator(drawn) -> None:
    total = drawn.tables.table(4).totals[0].counts
    assert (total[1], total[2]) == (2, 6)  # two poor households: house quality, water, toilet
    assert [number for number in range(3, 15) if total[number]] == [9, 11, 12]


def test_a_rate_without_households_is_blank(decided) -> None:
    first = ReviewRound.objects.get(year=2022)  # then the plain commune had no poor household
    table = draw_tables(area_of(decided.scope, decided.district.pk, first)).tables.table(5)
    empty = next(row for row in table.lines if row.place == "Xã Quảng Đức")
    assert (empty.counts[1], empty.value(table.form, 2)) == (0, None)


def test_groups_overlap_without_a_negative_rest(drawn) -> None:
    total = drawn.tables.table(8).total(Counted.HOUSEHOLDS).counts
    assert (total[1], total[2], total[3], total[4], total[5]) == (2, 2, 1, 1, 0)
    assert all(count >= 0 for row in drawn.tables.table(8).lines for count in row.counts.values())


def test_each_cause_that_a_form_names_is_counted(drawn) -> None:
    poor = drawn.tables.table(10).total(Counted.POOR).counts
    assert [number for number in range(1, 10) if poor[number]] == [2, 7, 9]


def test_a_form_without_causes_is_counted_as_such(drawn) -> None:
    by_cause = drawn.tables.table(10)
    assert (by_cause.total(Counted.POOR).counts[9], by_cause.total(Counted.NEAR_POOR).counts[9]) == (1, 2)


def test_what_a_form_does_not_say_of_the_groups_is_told_under_the_table(drawn) -> None:
    assert drawn.tables.notes[8].endswith("nên chưa được tính ở các cột đó.")
    assert "3 hộ nghèo, cận nghèo có phiếu chưa ghi đủ" in drawn.tables.notes[8]


def test_a_commune_is_drawn_by_village(decided) -> None:
    drawn = draw_tables(area_of(decided.scope, decided.hill.pk, decided.round))
    assert [row.place for row in drawn.tables.results.rows] == ["Thôn Thôn Thử"]
    assert drawn.tables.place_heading == "Thôn, khu dân cư"
    assert breaks_of(drawn) == []


def test_the_weights_behind_every_cell_add_up_to_it(drawn) -> None:
    for table in drawn.tables.all:
        for row in table.lines:
            for number, count in row.counts.items():
                cell = Cell(table.form.number, row.counted, number, row.unit)
                assert sum(weights_behind(drawn.area, cell, drawn.forms).values()) == count, cell


def test_the_households_behind_a_cell_are_named(drawn) -> None:
    cell = Cell(2, Counted.HOUSEHOLDS, 2)
    assert [one.head_name for one in households_behind(drawn.area, cell, drawn.forms)] == ["Chíu Một"]


@pytest.mark.parametrize("cell", [Cell(14, Counted.BOTH, 1), Cell(1, Counted.BOTH, 15), Cell(1, Counted.PEOPLE, 1)])
def test_a_cell_that_is_on_no_table_is_refused(drawn, cell: Cell) -> None:
    with pytest.raises(ReportRefused, match=r"không có ô này.*\(BC-016\)"):
        weights_behind(drawn.area, cell, drawn.forms)


def test_the_first_round_has_stocks_but_no_movement(decided) -> None:
    first = ReviewRound.objects.get(year=2022)
    drawn = draw_tables(area_of(decided.scope, decided.district.pk, first))
    assert not drawn.tables.has_movements
    assert drawn.tables.results.totals[0].counts[3] == 3
    assert breaks_of(drawn) == []
    with pytest.raises(ReportRefused, match="BC-016"):
        weights_behind(drawn.area, Cell(2, Counted.HOUSEHOLDS, 1), drawn.forms)


def test_a_round_without_decision_gives_no_tables(land) -> None:
    with pytest.raises(ReportRefused, match=r"chưa có quyết định.*\(BC-006\)"):
        area_of(scope_for(land.officer, ON), land.district.pk, land.round)


def test_a_stranger_and_the_officer_of_one_commune_see_no_district(decided) -> None:
    for user in (decided.stranger, decided.commune_officer):
        with pytest.raises(OutOfArea):
            area_of(scope_for(user, ON), decided.district.pk, decided.round)


def test_a_viewer_looks_but_takes_nothing_out(decided) -> None:
    scope = scope_for(decided.viewer, ON)
    assert area_of(scope, decided.district.pk, decided.round).communes
    with pytest.raises(PermissionMissing):
        area_of(scope, decided.district.pk, decided.round, permission=Permission.EXPORT_HOUSEHOLDS)


def test_a_place_that_is_not_there_is_out_of_area(decided) -> None:
    with pytest.raises(OutOfArea):
        area_of(decided.scope, 10**9, decided.round)


@pytest.fixture
def reorganised(decided):
    """On 01/07/2025 the plain commune goes into a new one; the hill commune is split between it and another."""
    day, later = date(2025, 7, 1), DateRange(date(2025, 7, 1), None)
    province = Place.objects.get(versions__path__len=1, versions__name="Quảng Ninh")
    with unguarded():
        under = PlaceVersion.objects.filter(path__contains=[decided.district.pk])
        under.update(valid=DateRange(date(2021, 1, 1), day))
    decided.new = make_commune(province, "Quảng Hà", valid=later)
    decided.other = make_commune(province, "Đường Hoa", valid=later)
    link = {"on": day, "source": "kiểm thử"}
    Succession.objects.create(predecessor=decided.plain, successor=decided.new, share=1, is_default=True, **link)
    for successor in (decided.new, decided.other):
        Succession.objects.create(predecessor=decided.hill, successor=successor, needs_confirmation=True, **link)
    decided.day = day
    return decided


def test_in_new_units_the_split_commune_waits_for_confirmation(reorganised) -> None:
    area = area_of(reorganised.scope, reorganised.district.pk, reorganised.round, boundaries_on=reorganised.day)
    drawn = draw_tables(area)
    poor = [(row.place, row.counts[3]) for row in drawn.tables.results.lines]
    assert poor == [("Xã Quảng Hà", 1), ("Xã Đường Hoa", 0), ("Chưa xác nhận xã mới", 1), ("TỔNG CỘNG", 2)]
    assert breaks_of(drawn) == []
    assert "địa giới ngày 01/07/2025" in drawn.tables.remark


def test_old_and_new_units_add_up_to_the_same(reorganised) -> None:
    totals = []
    for day in (None, reorganised.day):
        area = area_of(reorganised.scope, reorganised.district.pk, reorganised.round, boundaries_on=day)
        totals.append([row.counts for table in draw_tables(area).tables.all for row in table.totals])
    assert totals[0] == totals[1]


def test_who_waits_is_no_part_of_one_new_commune(reorganised) -> None:
    """Each heir of a split commune has what is its own alone, so that the heirs add up to the whole with who waits."""
    poor = {}
    for heir in (reorganised.new, reorganised.other):
        area = area_of(reorganised.scope, heir.pk, reorganised.round, boundaries_on=reorganised.day)
        drawn = draw_tables(area)
        assert breaks_of(drawn) == []
        assert "đang chờ xác nhận xã mới" in drawn.tables.remark
        poor[heir.pk] = [(row.place, row.counts[3]) for row in drawn.tables.results.lines]
        assert not households_behind(area, Cell(1, Counted.BOTH, 3, 0), drawn.forms)
    assert poor[reorganised.new.pk] == [("Xã Quảng Hà", 1), ("TỔNG CỘNG", 1)]
    assert poor[reorganised.other.pk] == [("Xã Đường Hoa", 0), ("TỔNG CỘNG", 0)]


def test_the_unconfirmed_line_opens_its_households(reorganised) -> None:
    area = area_of(reorganised.scope, reorganised.district.pk, reorganised.round, boundaries_on=reorganised.day)
    drawn = draw_tables(area)
    names = {one.head_name for one in households_behind(area, Cell(1, Counted.BOTH, 3, 0), drawn.forms)}
    assert names == {"Bàn Một"}
