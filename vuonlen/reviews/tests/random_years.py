"""Random years of a district for property tests: seasons by their verbs, with refusals, objections, corrections."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from vuonlen.accounts.models import Role
from vuonlen.registry.actions import Refused
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import (
    correct_status,
    freeze_commune,
    hold_meetings,
    issue_certificates,
    raise_objection,
    record_form,
    resolve_objection,
)
from vuonlen.reviews.models import ReviewForm
from vuonlen.reviews.queries.standing_candidates import active_candidates, listed_households, not_agreed
from vuonlen.reviews.rounds import communes_of
from vuonlen.reviews.testing import (
    AVERAGE,
    NEAR_POOR,
    NOT_POOR,
    POOR,
    agree,
    answers,
    decide,
    finish,
    hand,
    make_round,
    meeting,
    post,
    record,
    report,
)
from vuonlen.reviews.tests.random_events import Happenings

FACTS = [POOR, NEAR_POOR, NOT_POOR, AVERAGE]


@dataclass(frozen=True)
class Votes:
    """How a meeting goes: people there, how many of them agree on those refused and on the others."""

    attendance: int = 40
    against: int = 10
    for_it: int = 40


class Year(Happenings):
    """A district through two seasons, each step by its verb."""

    def review(self, year, outcomes, refused=frozenset(), objected=frozenset(), votes=Votes()):
        """A season; the village refuses some households at first, which are surveyed otherwise and agreed on.

        Somebody objects to others while the list hangs: they are surveyed otherwise too, and the list hangs again.
        """
        review = make_round(self.officer, self.land.district, year)
        listed = set(listed_households(review, [self.land.commune.pk, self.land.neighbour.pk]))
        there = [one for one in self.households if one.dissolved_on is None]
        found = {one: FACTS[0] if one in listed else FACTS[2] for one in there}
        for position, one in enumerate(there):
            found[one] = outcomes[position % len(outcomes)]
        record(self.officer, review, found)
        finish(review)
        self._vote(review, refused, votes)
        post(review, starts_on=review.reviewed_on + timedelta(days=1))
        self._object(review, objected)
        report(review), agree(review)
        decide(self.officer, review)
        return review

    def _vote(self, review, refused, votes):
        named = [one for place, one in enumerate(found_in(review)) if place in refused]
        if named:
            hold_meetings(**self.by(review), meetings=minutes(review, votes, {one.household_id for one in named}))
            for one in named:
                self._survey_again(review, one)
        hold_meetings(**self.by(review), meetings=minutes(review, votes, days=1))

    def _object(self, review, places):
        """Objections to the households at these places of the list; each is answered, then the commune posts again."""
        candidates = active_candidates(review, communes_of(review)).select_related("household", "form").order_by("pk")
        again = [one for place, one in enumerate(candidates) if place in places]
        day = review.reviewed_on + timedelta(days=4)
        for one in again:
            said = {"raised_by": "Chíu A Lộc", "received_on": day, "text": "Hộ có xe máy"}
            objection = raise_objection(**self.by(review), household=one.household, **said)
            self._survey_again(review, one)
            given = {"actor": self.by(review)["actor"], "scope": self.by(review)["scope"], "objection": objection}
            answered = resolve_objection(**given, resolved_on=day, resolution="Đã phúc tra")
            assert answered.changes_outcome
        post(review, {one.form.commune_id for one in again}, day)

    def freeze(self, review):
        """Every commune gives its certificates and closes the round."""
        chair = hand(self.land.district, Role.COMMUNE_CHAIR)
        given = {"actor": chair, "scope": scope_for(chair, review.reviewed_on), "round": review}
        for commune_id in communes_of(review):
            issue_certificates(**given, commune_id=commune_id, issued_on=review.effective_on)
            freeze_commune(**given, commune_id=commune_id)

    def _survey_again(self, review, candidate):
        form = candidate.form
        facts = FACTS[(FACTS.index(facts_like(form)) + 1) % len(FACTS)]
        sheet = answers(candidate.household, review.reviewed_on, facts)
        record_form(**self.by(review), household=candidate.household, facts=sheet, expected_version=form.version)

    def by(self, review):
        officer = hand(self.land.district, Role.COMMUNE_OFFICER)
        return {"actor": officer, "scope": scope_for(officer, review.reviewed_on), "round": review}

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


def minutes(review, votes, refused=frozenset(), days=0):
    """One meeting a village about everybody who waits; too few agree on those refused, enough on the others."""
    made = {}
    for one in found_in(review):
        held = made.setdefault(one.village_id, (meeting(review, votes.attendance, days), {}))
        agreeing = votes.against if one.household_id in refused else votes.for_it
        held[1][one.household_id] = (agreeing, votes.attendance - agreeing)
    return made


def facts_like(form):
    """Which of the FACTS a form was recorded with."""
    by_most = sorted(FACTS, key=len, reverse=True)  # those of a household that is well off are told by none
    return next(one for one in by_most if all(form.facts["household"].get(key) == value for key, value in one.items()))
