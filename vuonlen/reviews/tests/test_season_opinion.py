"""The level above agrees or sends the commune back; the decision waits for it."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from vuonlen.accounts.models import Role
from vuonlen.kernel.separation import OwnRecord
from vuonlen.reviews.actions import (
    Refused,
    hold_meeting,
)
from vuonlen.reviews.models import (
    Decision,
    Opinion,
    Status,
    Step,
)
from vuonlen.reviews.queries import (
    statuses_on,
)
from vuonlen.reviews.queries.standing_candidates import to_survey_again
from vuonlen.reviews.testing import (
    NEAR_POOR,
    POOR,
    agree,
    bring_to_decision,
    finish,
    hand,
    meet,
    post,
    report,
)
from vuonlen.reviews.tests.season import ENDS, SIGNED, at, codes, decide_it, object_to, opinion, resolve, save, vote


def sent_back(season, **changes):
    """The level above does not agree with the first household."""
    finish(season.review), meet(season.review), post(season.review), report(season.review)
    given = {"text": "Hộ có thu nhập", "review_again": [season.land.lys], **changes}
    return opinion(season, agrees=False, **given)


def again(season):
    """The household is surveyed and voted on again, the list hangs again, the commune reports again."""
    save(season, season.land.lys, NEAR_POOR, 1)
    hold_meeting(**vote(season, (40, 0), days=10))
    post(season.review, starts_on=date(2022, 10, 14))
    report(season.review)


def test_disagreement_says_why_and_with_whom(season):
    finish(season.review), meet(season.review), post(season.review), report(season.review)
    assert codes(opinion, season=season, agrees=False) == ["RAS-044", "RAS-061"]
    stranger = {"text": "Xem lại", "review_again": [season.land.trans]}
    assert codes(opinion, season=season, agrees=False, **stranger) == ["RAS-061"]
    assert at(season) == Step.REPORTED


def test_disagreement_sends_the_commune_back_to_survey_meet_post_and_report_again(season):
    sent_back(season)
    assert at(season) == Step.MEETING
    with pytest.raises(Refused, match="RAS-043"):
        save(season, season.land.chius, POOR, 1)
    again(season), agree(season.review)
    decide_it(season, signed_on=date(2022, 11, 1))
    assert statuses_on([season.land.lys.pk], date(2022, 12, 31)) == {season.land.lys.pk: Status.NEAR_POOR}


def test_what_was_sent_back_is_not_voted_on_before_it_is_surveyed_again(season):
    sent_back(season)
    assert codes(hold_meeting, **vote(season, (40, 0), days=10)) == ["RAS-049"]


def test_the_meeting_follows_the_opinion(season):
    sent_back(season)
    save(season, season.land.lys, NEAR_POOR, 1)
    assert codes(hold_meeting, **vote(season, (40, 0), days=8)) == ["RAS-041"]


def test_what_was_sent_back_is_not_posted_before_the_village_agrees(season):
    sent_back(season)
    assert codes_of_posting(season) == ["RAS-051"]
    save(season, season.land.lys, NEAR_POOR, 1)
    assert codes_of_posting(season) == ["RAS-051"]


def codes_of_posting(season):
    with pytest.raises(Refused) as refused:
        post(season.review, starts_on=date(2022, 10, 14))
    return refused.value.codes


def test_a_form_changed_after_an_objection_is_surveyed_again_all_the_same(season):
    finish(season.review), meet(season.review), post(season.review)
    objection = object_to(season, season.land.lys)
    save(season, season.land.lys, NEAR_POOR, 1)
    resolve(season, objection)
    post(season.review, starts_on=date(2022, 10, 11))
    report(season.review)
    opinion(season, agrees=False, given_on=date(2022, 10, 20), text="Xem lại", review_again=[season.land.lys])
    assert codes(hold_meeting, **vote(season, (40, 0), days=20)) == ["RAS-049"]


def test_a_disagreement_with_the_whole_list_reopens_everybody(season):
    sent_back(season, review_again=(), whole_list=True)
    assert set(to_survey_again(season.review, [season.land.lys.pk, season.land.chius.pk])) == {
        season.land.lys.pk,
        season.land.chius.pk,
    }
    assert Opinion.objects.get().whole_list


def test_nothing_is_decided_while_the_level_above_does_not_agree(season):
    sent_back(season)
    assert "RAS-059" in codes(decide_it, season=season, signed_on=SIGNED)
    again(season)
    assert codes(decide_it, season=season, signed_on=date(2022, 11, 1)) == ["RAS-059"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.create(
            round=season.review,
            commune=season.land.commune,
            number="9/QĐ-UBND",
            signed_on=date(2022, 11, 1),
            signer="Ai đó",
            effective_on=season.review.effective_on,
            recorded_by=season.chair,
        )


def test_opinion_belongs_to_the_level_of_the_date(season):
    finish(season.review), meet(season.review), post(season.review), report(season.review)
    province = hand(season.land.district, Role.PROVINCE_CHAIR)
    assert codes(opinion, season=season, user=province) == ["RAS-060"]
    assert codes(opinion, season=season, given_on=date(2025, 7, 1)) == ["RAS-060"]
    assert opinion(season).level == "district"


def test_nobody_decides_on_forms_of_his_own(season, monkeypatch):
    bring_to_decision(season.review)
    monkeypatch.setattr("vuonlen.kernel.scope.Scope.require", lambda self, permission, commune_id: None)
    with pytest.raises(OwnRecord):
        decide_it(season, user=season.officer)
    assert not Decision.objects.exists()


def test_decision_waits_for_posting_and_opinion(season):
    finish(season.review), meet(season.review), post(season.review)
    assert codes(decide_it, season=season) == ["RAS-059"]
    report(season.review), agree(season.review)
    assert codes(decide_it, season=season, signed_on=ENDS) == ["RAS-057", "RAS-041"]
    assert decide_it(season).version == 1
