"""Random years: events, answers, decisions, corrections. The tables balance, and every "other" has its event."""

from datetime import date, timedelta
from functools import reduce
from operator import add

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vuonlen.accounts.models import Role
from vuonlen.places.testing import make_village
from vuonlen.registry.actions import (
    Refused,
    dissolve_household,
    marry_in,
    marry_out,
    merge_households,
    move_household,
    move_household_away,
    move_person,
    record_birth,
    record_death,
    split_household,
)
from vuonlen.registry.models import BirthPrecision, Household, HouseholdEvent, Membership, Relation
from vuonlen.registry.testing import new_member, scope_for
from vuonlen.reviews.actions import correct_status, hold_meetings, record_form
from vuonlen.reviews.candidates import active_candidates, listed_households, not_agreed, with_last_vote
from vuonlen.reviews.models import MeetingVote, ReviewForm
from vuonlen.reviews.queries import movements, stocks, unexplained_changes
from vuonlen.reviews.rounds import communes_of
from vuonlen.reviews.testing import (
    AVERAGE,
    NEAR_POOR,
    NOT_POOR,
    POOR,
    agree,
    answers,
    decide,
    examples,
    finish,
    hand,
    make_round,
    meeting,
    post,
    record,
    report,
)

OPENING, CLOSING = date(2022, 12, 31), date(2023, 12, 31)
FACTS = [POOR, NEAR_POOR, NOT_POOR, AVERAGE]
KINDS = ["birth", "death", "marry_in", "marry_out", "move_person", "move", "away", "split", "merge", "dissolve"]

outcomes = st.lists(st.sampled_from(FACTS), min_size=4, max_size=4)
places = st.sets(st.integers(0, 3))
events = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 5)), max_size=6)


class Rollback(Exception):
    pass


class Year:
    """A district through two seasons, and what happens in between, a day for each event."""

    def __init__(self, land):
        self.land, self.officer = land, land.district_officer
        self.far = make_village(land.neighbour, "Nà Pá")
        self.day = date(2023, 1, 10)

    @property
    def households(self):
        return list(Household.objects.order_by("pk"))

    def review(self, year, outcomes, refused=frozenset()):
        """A season; the village refuses some households at first, which are surveyed otherwise and agreed on."""
        review = make_round(self.officer, self.land.district, year)
        listed = set(listed_households(review, [self.land.commune.pk, self.land.neighbour.pk]))
        there = [one for one in self.households if one.dissolved_on is None]
        found = {one: FACTS[0] if one in listed else FACTS[2] for one in there}
        for position, one in enumerate(there):
            found[one] = outcomes[position % len(outcomes)]
        record(self.officer, review, found)
        self._vote(review, refused)
        decide(self.officer, review)
        return review

    def _vote(self, review, refused):
        finish(review)
        named = [one for place, one in enumerate(found_in(review)) if place in refused]
        if named:
            hold_meetings(**self.by(review), meetings=minutes(review, {one.household_id for one in named}))
            for one in named:
                self._survey_again(review, one)
        hold_meetings(**self.by(review), meetings=minutes(review, days=1))
        post(review, starts_on=review.reviewed_on + timedelta(days=1))
        report(review), agree(review)

    def _survey_again(self, review, candidate):
        form = candidate.form
        facts = FACTS[(FACTS.index(facts_like(form)) + 1) % len(FACTS)]
        sheet = answers(candidate.household, review.reviewed_on, facts)
        record_form(**self.by(review), household=candidate.household, facts=sheet, expected_version=form.version)

    def by(self, review):
        officer = hand(self.land.district, Role.COMMUNE_OFFICER)
        return {"actor": officer, "scope": scope_for(officer, review.reviewed_on), "round": review}

    def happen(self, kind, first, second):
        """One event; what the verb refuses (a household that is gone, a head without heir) does not happen."""
        self.day += timedelta(days=3)
        given = {"actor": self.officer, "scope": scope_for(self.officer, self.day)}
        household = self.households[first % len(self.households)]
        other = self.households[second % len(self.households)]
        try:
            with transaction.atomic():
                getattr(self, f"_{kind}")(given, household, other)
        except Refused:
            return

    def _member(self, household, head=False):
        running = Membership.objects.filter(household=household, valid__endswith__isnull=True).select_related("person")
        found = running.filter(relation=Relation.HEAD) if head else running.exclude(relation=Relation.HEAD)
        one = found.order_by("pk").first() or running.first()
        if one is None:
            raise Refused([])
        return one.person

    def _birth(self, given, household, _):
        new = new_member("Bé", relation=Relation.CHILD, birth_date=self.day, birth_precision=BirthPrecision.DAY)
        record_birth(**given, household=household, new=new)

    def _death(self, given, household, _):
        heir = self._member(household)
        record_death(
            **given, household=household, person=self._member(household, head=True), died_on=self.day, new_head=heir
        )

    def _marry_in(self, given, household, _):
        new = new_member("Cô dâu", relation=Relation.CHILD, birth_date=date(1995, 1, 1))
        marry_in(**given, household=household, new=new, joined_on=self.day, reason="cưới")

    def _marry_out(self, given, household, _):
        marry_out(**given, household=household, person=self._member(household), left_on=self.day, reason="cưới")

    def _move_person(self, given, household, other):
        given = {**given, "household": household, "to_household": other, "person": self._member(household)}
        move_person(**given, relation=Relation.OTHER, on=self.day, reason="về ở cùng")

    def _move(self, given, household, _):
        here = household.commune_id == self.land.commune.pk
        village = self.far if here else self.land.village
        move_household(**given, household=household, village_id=village.pk, on=self.day, reason="làm nhà mới")

    def _away(self, given, household, _):
        move_household_away(**given, household=household, on=self.day, reason="vào miền Nam")

    def _split(self, given, household, _):
        members = {self._member(household).pk: Relation.HEAD}
        split_household(**given, household=household, members=members, on=self.day, reason="ra ở riêng")

    def _merge(self, given, household, other):
        joining = Membership.objects.filter(household=other, valid__endswith__isnull=True)
        relations = dict.fromkeys(joining.values_list("person_id", flat=True), Relation.OTHER)
        merge_households(**given, kept=household, gone=other, relations=relations, on=self.day, reason="về chung")

    def _dissolve(self, given, household, _):
        dissolve_household(**given, household=household, on=self.day, reason="không còn ai")

    def correct(self, review, facts):
        form = ReviewForm.objects.filter(round=review).order_by("pk").first()
        chair = hand(self.land.district, Role.COMMUNE_CHAIR)
        given = {"actor": chair, "scope": scope_for(chair, review.reviewed_on), "round": review}
        paper = {"number": "99/QĐ-UBND", "signed_on": date(2024, 1, 15), "signer": "Phạm Văn Bình", "reason": "sai"}
        sheet = answers(form.household, review.reviewed_on, facts)
        try:
            with transaction.atomic():
                correct_status(**given, household=form.household, facts=sheet, **paper)
        except Refused:
            return


def found_in(review):
    """The candidates no meeting has agreed on, in a fixed order."""
    return list(not_agreed(active_candidates(review, communes_of(review))).select_related("household", "form"))


def minutes(review, refused=frozenset(), days=0):
    """One meeting a village about everybody who waits; 10 of 40 agree on those refused, all on the others."""
    made = {}
    for one in found_in(review):
        held = made.setdefault(one.village_id, (meeting(review, days=days), {}))
        held[1][one.household_id] = (10, 30) if one.household_id in refused else (40, 0)
    return made


def facts_like(form):
    """Which of the FACTS a form was recorded with."""
    return next(one for one in FACTS if all(form.facts["household"].get(key) == value for key, value in one.items()))


def voted(review):
    """Every household is agreed on as it stands, and nobody has a status by a form that no meeting saw last."""
    for one in with_last_vote(active_candidates(review, communes_of(review))).select_related("form"):
        assert (one.last_vote, one.voted_version) == ("agreed", one.form.version)
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


@example(first=FACTS, happened=SPLIT_AND_MOVED, second=FACTS[::-1], corrected=POOR, refused={0, 3})
@example(first=FACTS, happened=LEFT, second=FACTS, corrected=NOT_POOR, refused=set())
@settings(max_examples=examples(2), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=outcomes,
    happened=events,
    second=outcomes,
    corrected=st.sampled_from(FACTS),
    refused=st.sets(st.integers(0, 3)),
)
def test_random_years_balance_and_are_explained(land, first, happened, second, corrected, refused):
    with pytest.raises(Rollback), transaction.atomic():
        year = Year(land)
        year.review(2022, first)
        for event in happened:
            year.happen(*event)
        balanced(land, OPENING, year.day)
        review = year.review(2023, second, refused)
        voted(review)
        balanced(land, OPENING, CLOSING)
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
