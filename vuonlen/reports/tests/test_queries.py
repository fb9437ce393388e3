from datetime import date

import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.testing import scope_for
from vuonlen.reports.checks import require_balance
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.figures import NearPoorMovement, PoorMovement
from vuonlen.reports.queries import year_figures
from vuonlen.reports.tables import fill_tables

ON = date(2023, 10, 1)


def test_the_movement_of_the_year_is_between_the_two_rounds(decided) -> None:
    figures = year_figures(decided.scope, decided.district.pk, 2023)
    assert figures.whole.poor_households == PoorMovement(3, 1, 1, 0, 1, 0, 0, 0, 2)
    assert figures.whole.near_poor_households == NearPoorMovement(2, 1, 1, 0, 1, 0, 1, 0, 2)
    assert (figures.opening_on, figures.closing_on) == (date(2022, 12, 31), date(2023, 12, 31))


def test_people_follow_their_households(decided) -> None:
    figures = year_figures(decided.scope, decided.district.pk, 2023)
    assert figures.whole.poor_people == PoorMovement(6, 2, 2, 0, 1, 0, 0, 0, 3)
    assert figures.whole.closing.average_people == 1


def test_the_figures_name_the_place_its_villages_forms_and_plan(decided) -> None:
    figures = year_figures(decided.scope, decided.district.pk, 2023)
    assert (figures.place_kind, figures.place_name, figures.province) == ("Huyện", "Hải Hà", "Tỉnh Quảng Ninh")
    assert (figures.villages, figures.forms) == (2, 7)
    assert (figures.plan.escaped_poor, figures.plan.near_poor_decrease) == (2, None)


def test_figures_read_from_decisions_balance(decided) -> None:
    require_balance(fill_tables(year_figures(decided.scope, decided.district.pk, 2023)))


def test_a_commune_reports_on_itself_without_the_plan_of_its_district(decided) -> None:
    scope = scope_for(decided.commune_officer, ON)
    figures = year_figures(scope, decided.hill.pk, 2023)
    assert [part.name for part in figures.parts] == ["Xã Quảng Sơn"]
    assert figures.plan.escaped_poor is None


def test_a_round_without_decision_gives_no_figures(land) -> None:
    with pytest.raises(ReportRefused, match=r"chưa có quyết định.*\(BC-006\)"):
        year_figures(scope_for(land.officer, ON), land.district.pk, 2023)


@pytest.mark.parametrize("year", [2022, 2024])
def test_a_year_without_both_rounds_gives_no_figures(decided, year: int) -> None:
    with pytest.raises(ReportRefused, match=r"Huyện Hải Hà chưa có kết quả rà soát năm 202[14].*\(BC-005\)"):
        year_figures(decided.scope, decided.district.pk, year)


def test_a_viewer_may_look_but_not_draw_the_report(decided) -> None:
    with pytest.raises(PermissionMissing):
        year_figures(scope_for(decided.viewer, ON), decided.district.pk, 2023)


def test_the_district_is_out_of_the_area_of_its_commune_and_of_a_stranger(decided) -> None:
    for user in (decided.commune_officer, decided.stranger):
        with pytest.raises(OutOfArea):
            year_figures(scope_for(user, ON), decided.district.pk, 2023)


def test_a_place_that_is_not_there_is_out_of_area(decided) -> None:
    with pytest.raises(OutOfArea):
        year_figures(decided.scope, 10**9, 2022)
