"""Whatever order the steps are tried in: a legal one succeeds, an illegal one is refused and leaves no trace."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from hypothesis import example, given
from hypothesis import strategies as st

from vuonlen.accounts.models import Role
from vuonlen.kernel.tests.examples import tries
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import (
    Refused,
    decide_commune,
    finish_survey,
    freeze_commune,
    give_opinion,
    hold_meeting,
    issue_certificates,
    raise_objection,
    record_form,
    report_upward,
    resolve_objection,
    start_posting,
)
from vuonlen.reviews.models import CommuneSeason, Objection, Posting, ReviewForm
from vuonlen.reviews.queries.standing_candidates import active_candidates, not_agreed
from vuonlen.reviews.testing import NEAR_POOR, POOR, answers, hand, make_round, meeting, record
from vuonlen.reviews.tests.told_rules import Told

WAY = ["finish", "agree", "post", "report", "opine", "decide", "certify", "freeze"]
TRIED = ["refuse", "record", "object", "resolve", "disagree", *WAY]
AGAIN = ["finish", "refuse", "record", "agree", "post", "object", "record", "resolve", "post", "report"]
SENT_BACK = ["disagree", "agree", "post", "decide", "record", "refuse", "record", "agree", "decide"]
DISAGREED = [*SENT_BACK, "post", "report", "opine", "decide"]


class Rollback(Exception):
    pass


class Commune:
    """Every verb with arguments that are right if only the step is."""

    def __init__(self, land, review):
        self.land, self.review = land, review
        self.officer = land.officer
        self.chair = hand(land.commune, Role.COMMUNE_CHAIR)
        self.above = hand(land.district, Role.DISTRICT_CHAIR)
        self.meetings = 0

    def by(self, user):
        return {"actor": user, "scope": scope_for(user, self.review.reviewed_on), "round": self.review}

    @property
    def commune(self):
        return {"commune_id": self.land.commune.pk}

    @property
    def last(self):
        return Posting.objects.filter(round=self.review).order_by("number").last()

    @property
    def later(self):
        """The first day after the list came down; the day of review while none hung."""
        return self.last.ends_on + timedelta(days=1) if self.last else self.review.reviewed_on

    def try_(self, verb):
        getattr(self, verb)()

    def finish(self):
        finish_survey(**self.by(self.officer), **self.commune, on=self.review.reviewed_on)

    def _meet(self, for_it):
        candidates = not_agreed(active_candidates(self.review, [self.land.commune.pk]))
        votes = {one.household_id: (40, 0) for one in candidates}
        if not for_it:
            votes[self.land.lys.pk] = (5, 35)
        held = meeting(self.review, days=(self.later - self.review.reviewed_on).days)
        hold_meeting(**self.by(self.officer), village_id=self.land.village.pk, meeting=held, votes=votes)

    def agree(self):
        self._meet(True)

    def refuse(self):
        self._meet(False)

    def record(self):
        form = ReviewForm.objects.get(round=self.review, household=self.land.lys)
        facts = NEAR_POOR if form.version % 2 else POOR
        sheet = answers(self.land.lys, self.review.reviewed_on, facts)
        given = {"household": self.land.lys, "facts": sheet, "expected_version": form.version}
        record_form(**self.by(self.officer), **given)

    def post(self):
        start_posting(**self.by(self.officer), **self.commune, starts_on=self.later, places="Trụ sở")

    def object(self):
        day = self.last.starts_on if self.last else self.review.reviewed_on
        given = {"raised_by": "Chíu A Lộc", "received_on": day, "text": "Hộ có xe máy"}
        raise_objection(**self.by(self.officer), household=self.land.lys, **given)

    def resolve(self):
        objection = Objection.objects.order_by("pk").last()
        if objection is None:
            raise Refused([])
        given = {"actor": self.officer, "scope": scope_for(self.officer), "objection": objection}
        resolve_objection(**given, resolved_on=self.later, resolution="Đã phúc tra", late_reason="Mưa lũ")

    def report(self):
        number = f"{self.last.number if self.last else 0}/BC-UBND"
        report_upward(**self.by(self.officer), **self.commune, number=number, sent_on=self.later)

    def _opine(self, agrees):
        said = {"agrees": agrees, "text": "Xem lại", "review_again": [] if agrees else [self.land.lys]}
        give_opinion(**self.by(self.above), **self.commune, given_on=self.later, by="Chủ tịch huyện", **said)

    def opine(self):
        self._opine(True)

    def disagree(self):
        self._opine(False)

    def decide(self):
        paper = {"number": "1/QĐ-UBND", "signed_on": self.later, "signer": "Phạm Văn Bình"}
        decide_commune(**self.by(self.chair), **self.commune, **paper)

    def certify(self):
        issue_certificates(**self.by(self.chair), **self.commune, issued_on=self.later)

    def freeze(self):
        freeze_commune(**self.by(self.chair), **self.commune)


def traces():
    """How many rows every table of the room has, and where the commune stands."""
    rows = {model.__name__: model.objects.count() for model in apps.get_app_config("reviews").get_models()}
    return rows, list(CommuneSeason.objects.values_list("step", "survey_finished_on"))


@pytest.fixture
def commune(land):
    review = make_round(land.district_officer, land.commune)
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    return Commune(land, review)


@example(verbs=WAY)
@example(verbs=[*AGAIN, *DISAGREED])
@example(verbs=["finish", "agree", "post", "object", "resolve", "object", "decide", "report", "resolve", "post"])
@tries(5)
@given(verbs=st.lists(st.sampled_from(TRIED), min_size=5, max_size=16))
def test_only_legal_steps_succeed_and_others_leave_no_trace(commune, verbs):
    told = Told()
    with pytest.raises(Rollback), transaction.atomic():
        for verb in verbs:
            attempt(commune, told, verb)
        raise Rollback


@tries(4)
@given(data=st.data())
def test_every_legal_way_can_be_gone(commune, data):
    told = Told()
    with pytest.raises(Rollback), transaction.atomic():
        for _ in range(14):
            verb = data.draw(st.sampled_from([one for one in TRIED if told.allows(one)]))
            attempt(commune, told, verb)
        raise Rollback


def attempt(commune, told, verb):
    before = traces()
    if told.allows(verb):
        commune.try_(verb)
        told.follow(verb)
        return
    with pytest.raises(Refused) as problem:
        commune.try_(verb)
    assert verb == "resolve" or problem.value.codes
    assert traces() == before
