"""The engine against the second implementation, on random households in bulk and one by one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.kernel.tests.examples import tries
from vuonlen.law import STATUS_CODES, classify, encode
from vuonlen.law.tests import peer
from vuonlen.law.tests.sheets import DAYS, ON_2016, ON_2022, sheets


def agrees(forms, on, aged_on=None):
    outcome = classify(*encode(forms), on, aged_on=aged_on)
    assert [STATUS_CODES[status] for status in outcome.status] == [peer.status(form, on) for form in forms]
    assert outcome.deprivations.tolist() == [peer.deprivations(form, aged_on or on) for form in forms]


@tries(70)
@given(st.lists(sheets(ON_2022), min_size=1, max_size=12))
def test_standard_of_2022(forms):
    agrees(forms, ON_2022)


@tries(70)
@given(st.lists(sheets(ON_2016), min_size=1, max_size=12))
def test_standard_of_2016(forms):
    agrees(forms, ON_2016)


@tries(40)
@given(st.lists(sheets(ON_2022), min_size=1, max_size=4), st.dates(date(2021, 1, 1), date(2023, 12, 31)))
def test_ages_are_counted_on_their_own_day(forms, aged_on):
    outcome = classify(*encode(forms), date(2022, 1, 1), aged_on=aged_on)
    expected = [peer._of_2022(form["household"], form["persons"], aged_on) for form in forms]
    assert outcome.deprivations.tolist() == expected


@pytest.mark.parametrize("on", DAYS)
def test_bulk_is_the_same_as_one_by_one(on):
    @tries(25)
    @given(st.lists(sheets(on, missing=True), min_size=2, max_size=6))
    def check(forms):
        together = classify(*encode(forms), on)
        for index, form in enumerate(forms):
            alone = classify(*encode([form]), on)
            for name in ("status", "deprivation_count", "deprivation_lower", "deprivation_upper", "missing_count"):
                assert getattr(alone, name)[0] == getattr(together, name)[index], name
            assert (alone.deprivations[0] == together.deprivations[index]).all()
            assert (alone.indicator_undetermined[0] == together.indicator_undetermined[index]).all()

    check()
