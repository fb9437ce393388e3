"""Random seasons: the tables say what plain Python finds, and balance, or are refused with the exact cause."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import example, given
from hypothesis import strategies as st

from vuonlen.accounts.models import Role
from vuonlen.kernel.tests.examples import tries
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.actions import dissolve_household, end_membership
from vuonlen.registry.actions.move_household import move_household
from vuonlen.registry.actions.record_birth import record_birth
from vuonlen.registry.models import Household, Membership, Relation, Sex
from vuonlen.registry.testing import make_household, make_user, new_member, scope_for
from vuonlen.reports.statutory import Area, Cell, area_of, breaks_of, draw_tables, read_counts, weights_behind
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.testing import AVERAGE, NEAR_POOR, NOT_POOR, POOR, decide, make_round, record

from .plain_tables import LISTED, counts_of
from .unguarded import unguarded

OUTCOMES = {"poor": POOR, "near_poor": NEAR_POOR, "average": AVERAGE, "not_poor": NOT_POOR}
BETWEEN = date(2023, 4, 5)
EVENTS = ("none", "none", "dissolved", "birth", "left", "moved", "left_unrecorded")

outcome = st.sampled_from([*OUTCOMES, None])
course = st.fixed_dictionaries(
    {
        "first": outcome,
        "second": outcome,
        "event": st.sampled_from(EVENTS),
        "ethnicity": st.sampled_from(["Kinh", "Dao", "Tày"]),
        "sex": st.sampled_from(list(Sex)),
        "child_born": st.sampled_from([date(2007, 2, 28), date(2016, 5, 1), date(2020, 1, 31)]),
        "commune": st.integers(0, 1),
    }
)


class Rollback(Exception):
    pass


@pytest.fixture
def ground(db):
    district = make_district(make_province())
    communes = [make_commune(district, name) for name in ("Xã Một", "Xã Hai")]
    villages = [make_village(commune) for commune in communes]
    return district, communes, villages, make_user("huyen", district, Role.DISTRICT_OFFICER)


def live(ground, courses) -> tuple[ReviewRound, set[int]]:
    """Two seasons with what happened between; returns the second round and the households of which nobody knows why."""
    district, communes, villages, officer = ground
    homes = [_home(officer, communes, villages, number, told) for number, told in enumerate(courses)]
    first = make_round(officer, district, 2022)
    _review(officer, first, homes, courses, "first")
    unknown = {home.pk for home, told in zip(homes, courses, strict=True) if _happens(ground, home, told)}
    homes = [Household.objects.get(pk=home.pk) for home in homes]
    second = make_round(officer, district, 2023)
    _review(officer, second, homes, courses, "second")
    return ReviewRound.objects.get(pk=second.pk), unknown


def _home(officer, communes, villages, number: int, told: dict) -> Household:
    members = [
        new_member(f"Chủ {number}", ethnicity=told["ethnicity"], sex=told["sex"]),
        new_member(f"Con {number}", relation=Relation.CHILD, birth_date=told["child_born"]),
    ]
    return make_household(officer, communes[told["commune"]], villages[told["commune"]], *members)


def _review(officer, review: ReviewRound, homes, courses, year: str) -> None:
    listed = set(review.candidates.values_list("household_id", flat=True))
    found = {
        home: OUTCOMES[told[year] or "not_poor"]
        for home, told in zip(homes, courses, strict=True)
        if home.dissolved_on is None and (told[year] is not None or home.pk in listed)
    }
    record(officer, review, found)
    decide(officer, review)


def _happens(ground, home: Household, told: dict) -> bool:
    """Let the event happen; whether it is one that nobody recorded and that a table must show."""
    _district, _communes, villages, officer = ground
    given = {"actor": officer, "scope": scope_for(officer), "household": home}
    child = Membership.objects.get(household=home, relation=Relation.CHILD)
    match told["event"]:
        case "dissolved":
            dissolve_household(**given, on=BETWEEN, reason="chuyển đi")
        case "birth":
            record_birth(**given, new=new_member("Bé Mới", relation=Relation.CHILD, birth_date=BETWEEN))
        case "left":
            end_membership(**given, person=child.person, left_on=BETWEEN, reason="đi học xa")
        case "moved":
            move_household(**given, village_id=villages[1 - told["commune"]].pk, on=BETWEEN, reason="về quê")
        case "left_unrecorded":
            with unguarded():
                Membership.objects.filter(pk=child.pk).update(valid=(date(2021, 1, 1), BETWEEN))
            return told["first"] in LISTED
    return False


def told(first, second, event="none", **changes) -> dict:
    return {
        "first": first,
        "second": second,
        "event": event,
        "ethnicity": "Dao",
        "sex": Sex.FEMALE,
        "child_born": date(2016, 5, 1),
        "commune": 0,
        **changes,
    }


@example(
    courses=[told("poor", "near_poor", "moved"), told("near_poor", None, "dissolved"), told("poor", "poor", "birth")]
)
@example(courses=[told("poor", "poor", "left_unrecorded"), told(None, "poor"), told("near_poor", "poor", "left")])
@tries(10)
@given(courses=st.lists(course, min_size=1, max_size=5))
def test_every_season_balances_or_is_refused_with_its_cause(ground, courses) -> None:
    with pytest.raises(Rollback), transaction.atomic():
        review, unknown = live(ground, courses)
        area = area_of(scope_for(ground[3], review.reviewed_on), ground[0].pk, review)
        assert dict(read_counts(area)) == dict(counts_of(area))
        found = breaks_of(draw_tables(area))
        assert {pk for one in found for pk in one.households} == unknown
        assert bool(found) == bool(unknown)
        _every_cell_opens(area)
        raise Rollback


def _every_cell_opens(area: Area) -> None:
    """The households behind each number of tables 1, 2, 3 and 8 add up to it."""
    drawn = draw_tables(area)
    for number in (1, 2, 8):
        table = drawn.tables.table(number)
        for row in table.totals:
            for column, count in row.counts.items():
                cell = Cell(number, row.counted, column)
                assert sum(weights_behind(area, cell, drawn.forms).values()) == count
