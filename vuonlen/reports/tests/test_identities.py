"""Each identity of the issue, broken on purpose: the tables that balanced are refused, with the right sentence."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from vuonlen.law import standard_by_id
from vuonlen.reports.checks import faults_of
from vuonlen.reports.statutory import area_of, draw_tables
from vuonlen.reports.tables import AtMost, OutsideRate, Rate, ReportTables, Row, SameAs, SumIs, forms_of

Change = Callable[[Row], dict[int, int]]
CODES = {SumIs: "(BC-010)", AtMost: "(BC-004)", SameAs: "(BC-002)"}


@pytest.fixture
def tables(decided, dao_are_indigenous) -> ReportTables:
    return draw_tables(area_of(decided.scope, decided.district.pk, decided.round)).tables


def changed(tables: ReportTables, form: int, stratum: int, change: Change) -> ReportTables:
    """The tables with the first place and the total of one table changed alike, so that the total is still the sum."""
    table = tables.table(form)
    first = table.rows[stratum]
    delta = {column: value - first.counts[column] for column, value in change(first).items()}

    def moved(row: Row) -> Row:
        return replace(row, counts={**row.counts, **{column: row.counts[column] + by for column, by in delta.items()}})

    rows = [moved(row) if position == stratum else row for position, row in enumerate(table.rows)]
    totals = [moved(row) if position == stratum else row for position, row in enumerate(table.totals)]
    new = replace(table, rows=tuple(rows), totals=tuple(totals))
    return replace(tables, all=tuple(new if one is table else one for one in tables.all))


def test_the_tables_balance_before_anything_is_broken(tables) -> None:
    assert faults_of(tables) == []


def test_every_identity_that_a_form_declares_is_kept(tables) -> None:
    """Total deprivations = Σ indicators, stocks = those of table 1, parts within the whole, Kinh + minorities = all."""
    broken = 0
    for table in tables.all:
        for check in table.form.checks:
            for stratum in range(len(table.form.strata)):
                more = {check.column: lambda row, check=check: _more(row, check)}[check.column]
                said = faults_of(changed(tables, table.form.number, stratum, more))
                assert any(CODES[type(check)] in one and f"Biểu {table.form.number}" in one for one in said), check
                broken += 1
    assert broken > 100


def _more(row: Row, check: SumIs | AtMost | SameAs) -> dict[int, int]:
    over = row.counts[check.whole] if isinstance(check, AtMost) else row.counts[check.column]
    return {check.column: over + 1}


@pytest.mark.parametrize("stratum", [0, 1])
@pytest.mark.parametrize("form", [2, 3])
@pytest.mark.parametrize("column", range(1, 10))
def test_a_movement_closes_in_households_and_in_people(tables, form: int, stratum: int, column: int) -> None:
    said = faults_of(changed(tables, form, stratum, lambda row: {column: row.counts[column] + 1}))
    assert any("(BC-001)" in one and f"Biểu {form}" in one for one in said)


@pytest.mark.parametrize(("form", "column", "other"), [(2, 5, 3), (2, 2, 5), (3, 3, 5), (3, 5, 2)])
def test_a_flow_is_the_same_in_both_tables(tables, form: int, column: int, other: int) -> None:
    said = faults_of(changed(tables, form, 0, lambda row: {column: row.counts[column] + 1}))
    wanted = (column, other) if form == 2 else (other, column)
    assert any(f"Biểu 2 cột {wanted[0]} ghi" in one and f"Biểu 3 cột {wanted[1]} ghi" in one for one in said)


@pytest.mark.parametrize("column", [3, 5, 9, 11])
def test_the_stock_of_table_1_is_the_closing_of_2_and_3(tables, column: int) -> None:
    said = faults_of(changed(tables, 1, 0, lambda row: {column: row.counts[column] + 1}))
    assert any("(BC-002)" in one and f"Biểu 1 cột {column} ghi" in one for one in said)


def test_every_count_of_the_total_is_the_sum_of_the_places(tables) -> None:
    for table in tables.all:
        for column in table.totals[0].counts:
            total = replace(table.totals[0], counts={**table.totals[0].counts, column: 10**6})
            new = replace(table, totals=(total, *table.totals[1:]))
            said = faults_of(replace(tables, all=tuple(new if one is table else one for one in tables.all)))
            assert any("(BC-003)" in one and f"cột {column} " in one for one in said), (table.form.number, column)


def test_a_district_is_the_sum_of_the_communes_under_it(tables) -> None:
    results = tables.results
    group = replace(results.totals[0], place="Huyện Hải Hà", unit=1, members=2)
    fits = replace(results, rows=(group, *results.rows))
    wrong = replace(results, rows=(replace(group, counts={**group.counts, 3: 99}), *results.rows))
    one_table = ReportTables((fits,))
    assert faults_of(one_table) == []
    assert any("(BC-011)" in one and "Huyện Hải Hà" in one for one in faults_of(ReportTables((wrong,))))


@pytest.mark.parametrize("column", range(1, 11))
def test_table_8_has_no_negative_number(tables, column: int) -> None:
    said = faults_of(changed(tables, 8, 0, lambda row: {column: -1}))
    assert any("(BC-020)" in one and f"cột {column} ghi -1" in one for one in said)


@pytest.mark.parametrize("standard", ["mpi-2016-2020", "mpi-2022-2025"])
def test_no_rate_can_pass_one_hundred_percent(standard: str) -> None:
    """Each rate has an identity that keeps its part within its whole; those of table 1 are checked by themselves."""
    for form in forms_of(standard_by_id(standard), ["Dao"], ["Dao"])[1:]:
        kept = {(one.column, one.whole) for one in form.checks if isinstance(one, AtMost)}
        for column in form.columns:
            if isinstance(column.formula, Rate):
                assert (column.formula.part, column.formula.whole) in kept, (form.number, column.number)
            if isinstance(column.formula, OutsideRate):
                assert (column.number, 1) in kept, (form.number, column.number)
