"""Random years: events, answers, votes, objections, decisions, corrections after freezing.

The tables balance, and every "other" has its event.
"""

from datetime import date
from functools import reduce
from operator import add

import pytest
from django.db import connection, transaction
from hypothesis import example, given
from hypothesis import strategies as st

from vuonlen.kernel.tests.examples import tries
from vuonlen.registry.models import HouseholdEvent
from vuonlen.reviews.models import MeetingVote, Objection
from vuonlen.reviews.queries import movements, stocks, unexplained_changes
from vuonlen.reviews.queries.standing_candidates import active_candidates, with_last_vote
from vuonlen.reviews.rounds import communes_of
from vuonlen.reviews.testing import NEAR_POOR, NOT_POOR, POOR
from vuonlen.reviews.tests.random_events import KINDS
from vuonlen.reviews.tests.random_years import FACTS, Votes, Year

OPENING, CLOSING = date(2022, 12, 31), date(2023, 12, 31)

outcomes = st.lists(st.sampled_from(FACTS), min_size=4, max_size=4)
places = st.sets(st.integers(0, 3))
events = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 5)), max_size=6)


@st.composite
def votes(draw):
    """Any attendance; under half of it agrees on those refused, half or more on the others (law's share: 50 %)."""
    attendance = draw(st.integers(1, 99))
    half = (attendance + 1) // 2
    return Votes(attendance, draw(st.integers(0, half - 1)), draw(st.integers(half, attendance)))


class Rollback(Exception):
    pass


def voted(review):
    """Every household is agreed on; nobody has a status by a form that neither a meeting nor a re-check saw last."""
    for one in with_last_vote(active_candidates(review, communes_of(review))).select_related("form"):
        rechecked = Objection.objects.filter(posting__round=review, household=one.household_id).count()
        assert (one.last_vote, one.voted_version + rechecked) == ("agreed", one.form.version)
        votes = MeetingVote.objects.filter(meeting__round=review, household=one.household_id)
        assert [vote.outcome for vote in votes.order_by("meeting__number")][:-1] == ["survey_again"] * (len(votes) - 1)
        spells = one.household.spells.filter(decision__round=review)
        assert all(spell.classification.form_version == one.form.version for spell in spells)


def plain(commune, status, on):
    """Households of a commune with a status on a day, and their people, counted without the movement's statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT s.household_id), count(m.id) FROM reviews_statusspell s"
            " JOIN registry_household h ON h.id = s.household_id"
            " LEFT JOIN registry_membership m ON m.household_id = h.id AND m.valid @> %s::date"
            " WHERE s.commune_id = %s AND s.status = %s AND s.valid @> %s::date"
            " AND h.registered_on <= %s AND (h.dissolved_on IS NULL OR h.dissolved_on > %s)",
            [on, commune, status, on, on, on],
        )
        return cursor.fetchone()


def balanced(land, opening, closing):
    communes = [land.commune.pk, land.neighbour.pk]
    found = movements(communes, opening, closing)
    for one in (*found.values(), reduce(add, found.values())):
        assert one.poor.balances and one.near_poor.balances
        assert one.poor.to_near_poor == one.near_poor.from_poor
        assert one.near_poor.to_poor == one.poor.from_near_poor
    held = stocks(communes, closing)
    for commune, one in found.items():
        assert (one.poor.end.households, one.poor.end.people) == plain(commune, "poor", closing)
        assert (one.near_poor.start.households, one.near_poor.start.people) == plain(commune, "near_poor", opening)
        assert (held[commune].poor_hh, held[commune].poor_people) == plain(commune, "poor", closing)
    assert unexplained_changes(communes, opening, closing) == []


SPLIT_AND_MOVED = [("split", 0, 0), ("move", 0, 0), ("move", 0, 0), ("merge", 1, 4), ("move_person", 0, 3)]


LEFT = [("move", 0, 0), ("away", 1, 0), ("death", 2, 0)]


JUST_HALF = Votes(41, 20, 21)


@example(FACTS, SPLIT_AND_MOVED, FACTS[::-1], POOR, {0, 3}, {0, 2}, JUST_HALF)
@example(FACTS, LEFT, FACTS, NOT_POOR, set(), {1}, Votes(40, 19, 20))
@tries(2)
@given(
    first=outcomes,
    happened=events,
    second=outcomes,
    corrected=st.sampled_from(FACTS),
    refused=places,
    objected=places,
    votes=votes(),
)
def test_random_years_balance_and_are_explained(land, first, happened, second, corrected, refused, objected, votes):
    with pytest.raises(Rollback), transaction.atomic():
        year = Year(land)
        year.review(2022, first)
        for event in happened:
            year.happen(*event)
        balanced(land, OPENING, year.day)
        review = year.review(2023, second, refused, objected, votes)
        voted(review)
        balanced(land, OPENING, CLOSING)
        year.freeze(review)
        year.correct(review, corrected)
        balanced(land, OPENING, CLOSING)
        raise Rollback


def test_change_without_an_event_is_listed(land):
    year = Year(land)
    year.review(2022, [POOR, NEAR_POOR, NOT_POOR, POOR])
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE registry_membership SET valid = daterange(lower(valid), '2023-03-01')"
            " WHERE household_id = %s AND relation <> 'head'",
            [land.lys.pk],
        )
        cursor.execute("UPDATE registry_household SET dissolved_on = '2023-04-01' WHERE id = %s", [land.chius.pk])
    found = unexplained_changes([land.commune.pk], OPENING, date(2023, 6, 1))
    assert [(one.list, one.household_id, one.person_id is None) for one in found] == [
        ("near_poor", land.chius.pk, True),
        ("poor", land.lys.pk, False),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_event_does_happen(land, kind):
    year, before = Year(land), HouseholdEvent.objects.count()
    year.happen(kind, 0, 3)
    assert HouseholdEvent.objects.count() > before
