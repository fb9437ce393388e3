from collections import Counter
from datetime import date

import pytest

from demo.circumstances import age_on
from demo.names import STOCKS
from demo.numbers import personal_number
from demo.plan import HOUSEHOLDS, REGISTERED_ON, VILLAGES, Course, communes
from demo.population import Home, commune_homes

NAMES = [
    "Quảng Hà", "Quảng Đức", "Quảng Sơn", "Quảng Thành", "Quảng Thịnh", "Quảng Minh", "Quảng Chính", "Quảng Long",
    "Đường Hoa", "Quảng Phong", "Cái Chiên",
]  # fmt: skip


def test_the_district_has_its_eleven_communes_and_the_published_number_of_villages() -> None:
    tables = communes()
    assert [table.name for table in tables] == NAMES
    assert sum(table.villages for table in tables) == VILLAGES == 112


def test_there_are_as_many_households_as_the_poor_rate_implies(homes: list[Home]) -> None:
    assert len(homes) == HOUSEHOLDS
    assert round(102 / HOUSEHOLDS * 100, 2) == 0.65


def test_the_same_seed_draws_the_same_people(homes: list[Home]) -> None:
    again = commune_homes(communes()[2])
    assert again == [home for home in homes if home.commune == again[0].commune]


def test_households_have_between_one_and_eight_members_and_one_head(homes: list[Home]) -> None:
    sizes = Counter(len(home.members) for home in homes)
    assert min(sizes) == 1
    assert max(sizes) <= 8
    assert all([m.relation for m in home.members].count("head") == 1 for home in homes)


def test_members_of_a_household_bear_different_names(homes: list[Home]) -> None:
    assert all(len({m.full_name for m in home.members}) == len(home.members) for home in homes)


def test_every_village_has_households(homes: list[Home]) -> None:
    assert len({(home.commune, home.village) for home in homes}) == VILLAGES


def test_nobody_is_born_after_registration_or_impossibly_old(homes: list[Home]) -> None:
    ages = [age_on(m, REGISTERED_ON) for home in homes for m in home.members]
    assert min(ages) >= 0
    assert max(ages) < 105
    assert all(m.birth_date <= REGISTERED_ON for home in homes for m in home.members)


def test_parents_are_older_than_their_children(homes: list[Home]) -> None:
    for home in homes:
        head = home.members[0]
        children = [m for m in home.members if m.relation == "child"]
        assert all(child.birth_date.year - head.birth_date.year >= 17 for child in children)


def test_unknown_parts_of_a_birth_date_are_one(homes: list[Home]) -> None:
    members = [m for home in homes for m in home.members]
    assert {m.birth_precision for m in members} == {"day", "month", "year"}
    assert all(m.birth_date.day == 1 for m in members if m.birth_precision == "month")
    assert all((m.birth_date.month, m.birth_date.day) == (1, 1) for m in members if m.birth_precision == "year")


def test_heads_bear_family_names_of_their_ethnicity(homes: list[Home]) -> None:
    heads = [home.members[0] for home in homes]
    assert {head.ethnicity for head in heads} == set(STOCKS)
    assert all(head.full_name.split()[0] in STOCKS[head.ethnicity].families for head in heads)


def test_each_course_has_the_households_that_the_published_flows_need(homes: list[Home]) -> None:
    count = Counter(home.course for home in homes)
    assert count[Course.POOR_TO_NEAR] + count[Course.POOR_ABOVE] == 139
    assert count[Course.POOR_STAYS] == 102
    assert count[Course.NEAR_STAYS] + count[Course.POOR_TO_NEAR] + count[Course.NEAR_ARISES] == 347


@pytest.mark.parametrize(
    ("birth", "sex", "number"),
    [
        (date(1985, 3, 2), "male", "099085000007"),
        (date(1985, 3, 2), "female", "099185000007"),
        (date(2004, 3, 2), "male", "099204000007"),
        (date(2004, 3, 2), "female", "099304000007"),
    ],
)
def test_a_number_has_the_form_of_a_real_one_and_a_province_that_does_not_exist(birth, sex, number) -> None:
    assert personal_number(7, birth=birth, sex=sex) == number


def test_a_running_number_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError):
        personal_number(1_000_000, birth=date(2000, 1, 1), sex="male")
