"""Tables 2 and 3 column by column, and stocks, on histories told in words."""

from datetime import date

import pytest

from vuonlen.registry.actions import add_member, dissolve_household, end_membership
from vuonlen.registry.models import Relation
from vuonlen.registry.testing import make_family, make_household, new_member
from vuonlen.reviews.queries import Count, movements, stocks
from vuonlen.reviews.testing import NEAR_POOR, NOT_POOR, POOR, decide, make_round, record

OPENING, CLOSING = date(2022, 12, 31), date(2023, 12, 31)


def year(land, number, found):
    review = make_round(land.district_officer, land.district, number)
    record(land.district_officer, review, found)
    decide(land.district_officer, review)


def moved(land, opening=OPENING, closing=CLOSING):
    found = movements([land.commune.pk], opening, closing)[land.commune.pk]
    assert found.poor.balances and found.near_poor.balances
    return found


def test_poor_to_near_poor_is_one_number_in_both_tables(land):
    year(land, 2022, {land.lys: POOR})
    year(land, 2023, {land.lys: NEAR_POOR})
    found = moved(land)
    assert found.poor.start == found.poor.to_near_poor == found.near_poor.from_poor == Count(1, 2)
    assert found.near_poor.end == Count(1, 2)


def test_near_poor_to_poor(land):
    year(land, 2022, {land.lys: NEAR_POOR})
    year(land, 2023, {land.lys: POOR})
    found = moved(land)
    assert found.near_poor.to_poor == found.poor.from_near_poor == Count(1, 2)


def test_above_the_near_poor_line(land):
    year(land, 2022, {land.lys: POOR, land.phuns: NEAR_POOR})
    year(land, 2023, {land.lys: NOT_POOR, land.phuns: NOT_POOR})
    found = moved(land)
    assert found.poor.above_near_poor == found.poor.escaped == Count(1, 2)
    assert found.near_poor.above_near_poor == Count(1, 1)


def test_newly_arisen_and_relapsed(land):
    year(land, 2021, {})
    year(land, 2022, {land.lys: POOR})
    year(land, 2023, {land.lys: NOT_POOR})
    year(land, 2024, {land.lys: POOR, land.phuns: POOR})
    found = moved(land, date(2023, 12, 31), date(2024, 12, 31)).poor
    assert (found.relapsed, found.new) == (Count(1, 2), Count(1, 1))


def test_former_poor_household_is_new_among_the_near_poor(land):
    year(land, 2022, {land.lys: POOR})
    year(land, 2023, {land.lys: NOT_POOR})
    year(land, 2024, {land.lys: NEAR_POOR})
    assert moved(land, date(2023, 12, 31), date(2024, 12, 31)).near_poor.new == Count(1, 2)


def test_dissolved_household_is_other_decrease(land):
    year(land, 2022, {land.lys: POOR})
    dissolve_household(
        actor=land.officer, scope=land.scope, household=land.lys, on=date(2023, 5, 1), reason="chuyển đi"
    )
    year(land, 2023, {})
    assert moved(land).poor.other_decrease == Count(1, 2)


def test_household_registered_since_is_other_increase(land):
    year(land, 2022, {})
    review = make_round(land.district_officer, land.district, 2023)
    arrived = make_household(land.officer, land.commune, land.village, registered_on=date(2023, 2, 1))
    record(land.officer, review, {arrived: POOR})
    decide(land.district_officer, review)
    assert moved(land).poor.other_increase == Count(1, 1)


def test_members_who_come_and_go_are_other(land):
    year(land, 2022, {land.lys: POOR})
    child = land.lys.memberships.get(relation="child").person
    given = {"actor": land.officer, "scope": land.scope, "household": land.lys}
    end_membership(**given, person=child, left_on=date(2023, 3, 1), reason="lấy chồng")
    for name in ("Lý Gia Bảo", "Lý Gia Hân"):
        baby = new_member(name, relation=Relation.CHILD, birth_date=date(2023, 4, 1))
        add_member(**given, new=baby, joined_on=date(2023, 4, 2), reason="sinh con")
    year(land, 2023, {land.lys: POOR})
    found = moved(land).poor
    assert (found.start, found.end) == (Count(1, 2), Count(1, 3))
    assert (found.other_decrease, found.other_increase) == (Count(0, 1), Count(0, 2))


def test_births_in_an_escaping_household_do_not_unbalance_the_tables(land):
    year(land, 2022, {land.lys: POOR})
    baby = new_member("Lý Gia Bảo", relation=Relation.CHILD, birth_date=date(2023, 4, 1))
    add_member(
        actor=land.officer,
        scope=land.scope,
        household=land.lys,
        new=baby,
        joined_on=date(2023, 4, 2),
        reason="sinh con",
    )
    year(land, 2023, {land.lys: NEAR_POOR})
    found = moved(land)
    assert found.poor.to_near_poor == found.near_poor.from_poor == Count(1, 2)
    assert (found.near_poor.other_increase, found.near_poor.end) == (Count(0, 1), Count(1, 3))


def test_commune_without_lists_has_zeros(land):
    found = movements([land.commune.pk, land.neighbour.pk], OPENING, CLOSING)
    assert found[land.neighbour.pk].poor.end == Count()
    assert found[land.neighbour.pk].poor.balances


@pytest.fixture
def lists(land):
    year(land, 2022, {land.lys: POOR, land.chius: NEAR_POOR, land.trans: POOR})
    return land


def test_stocks_count_households_and_people_by_status(lists):
    found = stocks([lists.commune.pk, lists.neighbour.pk], OPENING)
    here, there = found[lists.commune.pk], found[lists.neighbour.pk]
    assert (here.households, here.people) == (3, 5)
    assert (here.poor_hh, here.poor_people, here.near_poor_hh, here.near_poor_people) == (1, 2, 1, 2)
    assert (here + there).poor_hh == 2


def test_stocks_of_another_day(lists):
    before = stocks([lists.commune.pk], date(2022, 12, 30))[lists.commune.pk]
    assert (before.households, before.poor_hh) == (3, 0)
    assert stocks([lists.commune.pk], date(2020, 1, 1))[lists.commune.pk].households == 0


def test_stocks_leave_out_dissolved_households(lists):
    dissolve_household(
        actor=lists.officer, scope=lists.scope, household=lists.lys, on=date(2023, 5, 1), reason="chuyển đi"
    )
    found = stocks([lists.commune.pk], date(2023, 5, 1))[lists.commune.pk]
    assert (found.households, found.people, found.poor_hh) == (2, 3, 0)


def test_newly_escaped_and_its_end_show_in_the_stocks(lists):
    year(lists, 2023, {lists.lys: NOT_POOR, lists.chius: NEAR_POOR, lists.trans: NOT_POOR})
    assert stocks([lists.commune.pk], date(2026, 12, 30))[lists.commune.pk].newly_escaped_hh == 1
    assert stocks([lists.commune.pk], date(2026, 12, 31))[lists.commune.pk].newly_escaped_hh == 0


def test_reads_take_one_query_however_many_communes(lists, django_assert_num_queries):
    make_family(lists.officer, lists.commune, lists.village, ["Lý Văn Sáu"])
    with django_assert_num_queries(2):
        stocks([lists.commune.pk, lists.neighbour.pk], OPENING)
        movements([lists.commune.pk, lists.neighbour.pk], OPENING, CLOSING)
