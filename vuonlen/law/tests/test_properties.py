"""What must hold for every household."""

from copy import deepcopy
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.tests.examples import tries
from vuonlen.law import FACTS, classify, encode, missing_facts
from vuonlen.law.facts import TRUE_IS_WORST
from vuonlen.law.population import checked
from vuonlen.law.requirements import facts_used_on
from vuonlen.law.tests import peer
from vuonlen.law.tests.sheets import DAYS, ON_2016, ON_2022, _answers, sheets


def outcome_of(form, on):
    return classify(*encode([form]), on)


@pytest.mark.parametrize("on", DAYS)
def test_bounds_hold_and_are_tight_when_complete(on):
    @tries(70)
    @given(sheets(on, missing=True))
    def check(form):
        outcome = outcome_of(form, on)
        assert outcome.deprivation_lower[0] <= outcome.deprivation_upper[0]
        complete = outcome.missing_count[0] == 0
        assert (outcome.status[0] == 4) == (not complete)
        if complete:
            assert outcome.deprivation_lower[0] == outcome.deprivation_upper[0] == outcome.deprivation_count[0]
            assert not outcome.indicator_undetermined.any()

    check()


@pytest.mark.parametrize("on", DAYS)
def test_every_way_to_fill_the_gaps_stays_within_the_bounds(on):
    @tries(120)
    @given(sheets(on, missing=True, members=3), st.data())
    def check(form, data):
        outcome = outcome_of(form, on)
        filled = deepcopy(form)
        for row in [filled["household"], *filled["persons"]]:
            for fact, answer in row.items():
                if answer is None:
                    row[fact] = data.draw(_answers(fact))
        found = np.array(peer.deprivations(filled, on))
        sure = ~outcome.indicator_undetermined[0]
        assert (found[sure] == outcome.deprivations[0][sure]).all()
        assert outcome.deprivation_lower[0] <= found.sum() <= outcome.deprivation_upper[0]

    check()


@pytest.mark.parametrize("on", DAYS)
def test_count_of_missing_facts_is_the_length_of_the_list(on):
    @tries(40)
    @given(sheets(on, missing=True))
    def check(form):
        assert outcome_of(form, on).missing_count[0] == len(missing_facts(form, on))

    check()


@pytest.mark.parametrize("on", DAYS)
def test_a_worse_answer_never_lowers_the_count(on):
    facts = [code for code in facts_used_on(on) if FACTS[code].kind == "bool" and code not in ("is_urban",)]

    @tries(70)
    @given(sheets(on), st.sampled_from(facts), st.data())
    def check(form, fact, data):
        worse = deepcopy(form)
        person = FACTS[fact].entity == "person"
        row = worse["persons"][data.draw(st.integers(0, len(worse["persons"]) - 1))] if person else worse["household"]
        row[fact] = fact in TRUE_IS_WORST
        assert outcome_of(form, on).deprivation_count[0] <= outcome_of(worse, on).deprivation_count[0]

    check()


@pytest.mark.parametrize("on", DAYS)
def test_order_of_the_persons_does_not_matter(on):
    @tries(40)
    @given(st.lists(sheets(on, missing=True), min_size=1, max_size=5), st.randoms(use_true_random=False))
    def check(forms, random):
        households, persons = encode(forms)
        order = list(range(len(persons["household"])))
        random.shuffle(order)
        shuffled = {name: column[order] for name, column in persons.items()}
        first, second = classify(households, persons, on), classify(households, shuffled, on)
        for name in ("status", "deprivation_lower", "deprivation_upper", "missing_count", "deprivations"):
            assert (getattr(first, name) == getattr(second, name)).all()

    check()


@tries(40)
@given(st.lists(sheets(ON_2022, missing=True), min_size=1, max_size=4))
def test_a_chosen_part_keeps_its_members(forms):
    population = checked(*encode(forms), facts_used_on(ON_2022))
    last = population.some(np.arange(population.count) == population.count - 1)
    assert last.count == 1
    assert len(last.household_of) == len(forms[-1]["persons"])
    assert (last.household_of == 0).all()


@tries(40)
@given(sheets(ON_2016), st.dates(date(2016, 1, 1), date(2021, 12, 31)))
def test_the_day_changes_nothing_but_ages_within_a_standard(form, on):
    outcome = classify(*encode([form]), on, aged_on=ON_2016)
    assert outcome.status[0] == outcome_of(form, ON_2016).status[0]
