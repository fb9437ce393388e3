"""Village meetings: the share that must agree, what minutes need, who is sent back."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from vuonlen.reviews.actions import (
    Refused,
    hold_meeting,
)
from vuonlen.reviews.models import (
    MeetingVote,
    Step,
)
from vuonlen.reviews.testing import (
    NOT_POOR,
    POOR,
    finish,
    post,
)
from vuonlen.reviews.tests.season import REVIEWED, at, codes, save, vote


def test_half_of_those_attending_is_enough_and_fewer_is_not(season):
    finish(season.review)
    held = hold_meeting(**vote(season, (20, 20), (19, 0)))
    assert dict(held.votes.values_list("household", "outcome")) == {
        season.land.lys.pk: MeetingVote.Outcome.AGREED,
        season.land.chius.pk: MeetingVote.Outcome.SURVEY_AGAIN,
    }
    with pytest.raises(Refused, match="RAS-051") as problem:
        post(season.review)
    assert "Chíu A Sáng" in str(problem.value)


def test_household_sent_back_is_surveyed_again_and_voted_on_again(season):
    finish(season.review)
    hold_meeting(**vote(season, (40, 0), (10, 30)))
    again = {**vote(season, days=1), "votes": {season.land.chius.pk: (30, 5)}}
    assert codes(hold_meeting, **again) == ["RAS-049"]
    with pytest.raises(Refused, match="RAS-043"):
        save(season, season.land.lys, NOT_POOR, 1)
    save(season, season.land.chius, POOR, 1)
    second = hold_meeting(**again)
    assert (second.number, second.votes.get().form_version) == (2, 2)
    post(season.review, starts_on=REVIEWED + timedelta(days=1))
    assert at(season) == Step.POSTING


@pytest.mark.parametrize(
    ("pairs", "attendance", "code"),
    [
        ([(30, 11), (40, 0)], 40, "RAS-046"),
        ([(-1, 11), (40, 0)], 40, "RAS-046"),
        ([(40, 0)], 40, "RAS-047"),
        ([(0, 0), (0, 0)], 0, "RAS-044"),
    ],
)
def test_faulty_minutes_are_refused(season, pairs, attendance, code):
    finish(season.review)
    assert code in codes(hold_meeting, **vote(season, *pairs, attendance=attendance))
    assert not MeetingVote.objects.exists()


def test_minutes_need_two_copies_and_only_households_of_the_village(season):
    finish(season.review)
    given = vote(season, (40, 0), (40, 0))
    given["votes"][season.land.trans.pk] = (40, 0)
    given["meeting"] = SimpleNamespace(**{**vars(given["meeting"]), "minutes_copies": 1})
    assert codes(hold_meeting, **given) == ["RAS-050", "RAS-048"]
