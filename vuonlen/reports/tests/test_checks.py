from dataclasses import replace

import pytest

from vuonlen.reports.checks import require_balance
from vuonlen.reports.errors import Unbalanced
from vuonlen.reports.figures import YearFigures
from vuonlen.reports.tables import fill_tables

from .samples import hill_commune, plain_commune, with_movement, year_figures


def faults_of(figures: YearFigures) -> tuple[str, ...]:
    with pytest.raises(Unbalanced) as caught:
        require_balance(fill_tables(figures))
    return caught.value.faults


def test_figures_that_agree_are_let_through() -> None:
    require_balance(fill_tables(year_figures()))


def test_a_movement_that_does_not_close_is_named_with_both_numbers() -> None:
    faults = faults_of(with_movement(other_decrease=0))
    assert "Biểu 2, dòng Xã Đồi (Hộ): cột 9 ghi 16, cộng trừ các cột 1 đến 8 được 17" in faults[0]
    assert faults[0].endswith("(BC-001)")


def test_the_same_flow_counted_differently_in_two_tables_is_named() -> None:
    faults = faults_of(with_movement(to_near_poor=5, above_near_poor=11))
    assert any("cột 2 ghi 5, Biểu 3 cột 5 ghi 6" in fault and "(BC-002)" in fault for fault in faults)


def test_a_near_poor_household_that_became_poor_must_enter_the_poor_table() -> None:
    faults = faults_of(with_movement(from_near_poor=2, new=0))
    assert any("cột 5 ghi 2, Biểu 3 cột 3 ghi 1" in fault for fault in faults)


def test_a_closing_that_is_not_the_stock_is_named() -> None:
    faults = faults_of(with_movement(end=17, new=2))
    assert any("cột 9 ghi 17, Biểu 1 cột 3 ghi 16" in fault for fault in faults)


def test_people_are_compared_with_the_stock_too() -> None:
    stock = replace(hill_commune().closing, near_poor_people=141)
    faults = faults_of(year_figures(replace(hill_commune(), closing=stock), plain_commune()))
    assert any("(Nhân khẩu)" in fault and "Biểu 1 cột 11 ghi 141" in fault for fault in faults)


def test_a_total_that_is_not_the_sum_of_its_places_is_named() -> None:
    figures = year_figures()
    faults = faults_of(replace(figures, parts=figures.parts[:1]))
    assert any("cột 1 (Hộ và nhân khẩu): dòng tổng cộng ghi 3.200, cộng các địa bàn được 1.200" in f for f in faults)


def test_a_rate_over_one_hundred_percent_is_refused() -> None:
    stock = replace(hill_commune().closing, people=60)
    faults = faults_of(year_figures(replace(hill_commune(), closing=stock), plain_commune()))
    assert any(
        "dòng Xã Đồi: cột 9 ghi 66, lớn hơn tổng số 60 ở cột 2" in fault and "(BC-004)" in fault for fault in faults
    )


def test_a_place_without_households_has_no_rate() -> None:
    empty = replace(plain_commune().closing, households=0, people=0, poor_households=0, near_poor_households=0)
    row = fill_tables(year_figures(replace(plain_commune(), closing=empty))).results.rows[0]
    form = fill_tables(year_figures()).results.form
    assert row.value(form, 4) is None


def test_every_fault_is_in_the_sentence_of_the_refusal() -> None:
    with pytest.raises(Unbalanced, match=r"có 3 chỗ không khớp.*\(BC-009\)"):
        require_balance(fill_tables(with_movement(other_decrease=0, to_near_poor=7)))
