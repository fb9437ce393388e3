"""The law, not the generator, says what the forms mean: here both are compared, without a database."""

from collections import Counter

import pytest

from demo.facts import household_facts, person_facts
from demo.plan import FIRST_ROUND, SECOND_ROUND, Course, RoundDays
from demo.population import Home
from demo.rounds import Shown, shown_first, shown_second
from vuonlen import law

FIRST = {
    Course.POOR_STAYS: "poor",
    Course.POOR_TO_NEAR: "poor",
    Course.POOR_ABOVE: "poor",
    Course.NEAR_STAYS: "near_poor",
    Course.NEAR_LEAVES: "near_poor",
    Course.ASKED_2021: "not_poor",
}
SECOND = {
    Course.POOR_STAYS: "poor",
    Course.POOR_TO_NEAR: "near_poor",
    Course.POOR_ABOVE: "not_poor",
    Course.NEAR_STAYS: "near_poor",
    Course.NEAR_LEAVES: "not_poor",
    Course.NEAR_ARISES: "near_poor",
    Course.ASKED_2022: "not_poor",
    Course.AVERAGE_2022: "average_living_standard",
}


@pytest.fixture(scope="module")
def first(homes: list[Home]) -> Shown:
    return shown_first(homes)


@pytest.fixture(scope="module")
def second(homes: list[Home], first: Shown) -> Shown:
    return shown_second(homes, first)


def sheet(home: Home, shown, days: RoundDays) -> dict:
    persons = person_facts(home, shown, days.reviewed_on)
    births = [{"birth_date": m.birth_date.isoformat(), **p} for m, p in zip(home.members, persons, strict=True)]
    return {
        "household": {**household_facts(home, shown, days.reviewed_on), "is_urban": home.is_urban},
        "persons": births,
    }


def outcome(shown: Shown, days: RoundDays) -> law.Outcome:
    sheets = [sheet(home, one, days) for home, one in shown]
    return law.classify(*law.encode(sheets), days.effective_on, aged_on=days.reviewed_on)


def test_the_law_finds_in_2021_what_the_forms_were_to_show(first: Shown) -> None:
    found = outcome(first, FIRST_ROUND).status
    assert [law.STATUS_CODES[code] for code in found] == [FIRST[home.course] for home, _ in first]


def test_the_law_finds_in_2022_what_the_forms_were_to_show(second: Shown) -> None:
    found = outcome(second, SECOND_ROUND).status
    assert [law.STATUS_CODES[code] for code in found] == [SECOND[home.course] for home, _ in second]


@pytest.mark.parametrize("year", [2021, 2022])
def test_the_law_finds_exactly_the_deprivations_that_were_drawn(year: int, first: Shown, second: Shown) -> None:
    shown, days = (first, FIRST_ROUND) if year == 2021 else (second, SECOND_ROUND)
    found = outcome(shown, days)
    names = [{name for name, lacked in zip(found.indicators, row, strict=True) if lacked} for row in found.deprivations]
    assert names == [set(one.deprived) for _, one in shown]


def test_every_indicator_decides_somewhere(first: Shown) -> None:
    lacked = Counter(name for _, one in first for name in one.deprived)
    assert set(lacked) == {indicator.code for indicator in law.standard_on(FIRST_ROUND.effective_on).indicators}
    assert min(lacked.values()) >= 5


def test_poor_households_differ_in_what_they_lack(first: Shown) -> None:
    mixes = {one.deprived for home, one in first if FIRST[home.course] == "poor"}
    assert len(mixes) > 120


def test_some_forms_stand_exactly_on_the_line(first: Shown) -> None:
    on_line = [home for home, one in first if one.income_points == (175 if home.is_urban else 140)]
    assert len(on_line) > 20


def test_most_answers_of_a_household_are_those_of_the_year_before(first: Shown, second: Shown) -> None:
    before = {home.key: household_facts(home, one, FIRST_ROUND.reviewed_on) for home, one in first}
    day = SECOND_ROUND.reviewed_on
    again = [(before[home.key], household_facts(home, one, day)) for home, one in second if home.key in before]
    same = sum(old[key] == new.get(key) for old, new in again for key in old)
    assert 0.85 < same / sum(len(old) for old, _ in again) < 1


def test_groups_and_causes_are_recorded_of_the_listed(second: Shown) -> None:
    listed = {"poor", "near_poor"}
    answers = [
        (SECOND[home.course] in listed, household_facts(home, one, SECOND_ROUND.reviewed_on)) for home, one in second
    ]
    assert all(bool(facts.get("causes")) == on_list for on_list, facts in answers)
    assert {code for _, facts in answers for code in facts.get("causes", [])} == set("12345678")
    assert 5 < sum(facts["no_work_capacity"] for on_list, facts in answers if on_list) < 150
    assert sum(facts["has_merit_member"] for on_list, facts in answers if on_list) > 5
