"""Random seasons before a reorganisation: in old and in new units every table has the same totals."""

from datetime import date

import pytest
from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import example, given
from hypothesis import strategies as st

from vuonlen.accounts.models import Role
from vuonlen.kernel.tests.examples import tries
from vuonlen.places.models import Place, PlaceVersion, Succession
from vuonlen.places.testing import make_commune
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_on, households_in
from vuonlen.registry.reorganisation.actions import confirm_villages, follow_places
from vuonlen.registry.testing import make_user, scope_for
from vuonlen.reports.statutory import area_of, draw_tables
from vuonlen.reviews.queries import stocks

from .test_statutory_property import Rollback, course, ground, live, told  # noqa: F401 - a fixture
from .unguarded import unguarded

DAY = date(2025, 7, 1)


def reorganise(ground, heir: int | None):  # noqa: F811
    """The first commune becomes A, the second is split between A and B; its village goes to an heir, or waits."""
    district, communes, villages, _officer = ground
    province = Place.objects.get(versions__path__len=1)
    with unguarded():
        PlaceVersion.objects.filter(path__contains=[district.pk]).update(valid=DateRange(date(2021, 1, 1), DAY))
    new = [make_commune(province, name, valid=DateRange(DAY, None)) for name in ("Xã A", "Xã B")]
    link = {"on": DAY, "source": "thử"}
    Succession.objects.create(predecessor=communes[0], successor=new[0], share=1, is_default=True, **link)
    for successor in new:
        Succession.objects.create(predecessor=communes[1], successor=successor, needs_confirmation=True, **link)
    officer = make_user("tinh", province, Role.PROVINCE_OFFICER)
    follow_places(actor=officer, place_id=district.pk, on=DAY)
    if heir is not None:
        given = {"village_ids": [villages[1].pk], "successor_id": new[heir].pk, "on": DAY}
        confirm_villages(actor=officer, scope=scope_for(officer), **given)
    return officer, new


@example(courses=[told("poor", "near_poor", "moved"), told("poor", "poor", commune=1)], heir=1)
@example(courses=[told("poor", "poor", "moved", commune=1), told(None, "poor", "dissolved", commune=1)], heir=None)
@tries(8)
@given(courses=st.lists(course, min_size=1, max_size=5), heir=st.sampled_from([None, 0, 1]))
def test_old_and_new_units_add_up_to_the_same(ground, courses, heir) -> None:  # noqa: F811
    with pytest.raises(Rollback), transaction.atomic():
        review, _unknown = live(ground, courses)
        existing = Household.objects.exclude(dissolved_on__lte=review.effective_on)
        before = homes_on(list(existing.values_list("pk", flat=True)), review.effective_on)
        officer, new = reorganise(ground, heir)
        scope = scope_for(officer, review.reviewed_on)
        totals = []
        for day in (review.reviewed_on, DAY):
            tables = draw_tables(area_of(scope, ground[0].pk, review, boundaries_on=day)).tables
            totals.append([row.counts for table in tables.all for row in table.totals])
        assert totals[0] == totals[1]
        # Each household stands where it lived, whoever keeps it today; and the list is as long as the count.
        assert homes_on(before.keys(), review.effective_on) == before
        listed = set(households_in(scope_for(officer, review.effective_on)).values_list("pk", flat=True))
        assert listed == before.keys()
        counted = stocks([commune.pk for commune in ground[1]], review.effective_on)
        assert sum(stock.households for stock in counted.values()) == len(listed)
        raise Rollback
