"""Two officers at the same moment, on real connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from vuonlen.registry.models import Household
from vuonlen.registry.testing import make_household
from vuonlen.reviews.actions import StaleForm, record_form
from vuonlen.reviews.models import FormRevision, ReviewForm
from vuonlen.reviews.testing import NEAR_POOR, POOR, answers, make_round, request

from .conftest import build_land


@pytest.fixture
def land(transactional_db):
    return build_land()


def together(*calls):
    """Run the calls at once, each on its own connection; return what each gave or raised."""
    start = Barrier(len(calls))

    def run(call):
        try:
            start.wait(timeout=10)
            return call()
        except Exception as error:  # noqa: BLE001
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def test_no_code_is_given_twice(land):
    before = Household.objects.count()
    call = lambda: make_household(land.officer, land.commune, land.village)  # noqa: E731
    made = together(call, call, call, call)
    assert len({household.code for household in made}) == 4
    assert Household.objects.count() == before + 4


@pytest.mark.parametrize("saved_before", [0, 1])
def test_one_of_two_saves_is_stale(land, saved_before):
    review = make_round(land.district_officer, land.district)
    request(review, [land.lys])

    def save(facts, version=saved_before):
        return record_form(
            actor=land.officer,
            scope=land.scope,
            round=review,
            household=land.lys,
            facts=answers(land.lys, review.reviewed_on, facts),
            expected_version=version,
        )

    if saved_before:
        save(POOR, 0)
    results = together(lambda: save(POOR), lambda: save(NEAR_POOR))
    assert sorted(type(result).__name__ for result in results) == [ReviewForm.__name__, StaleForm.__name__]
    assert FormRevision.objects.count() == saved_before + 1
