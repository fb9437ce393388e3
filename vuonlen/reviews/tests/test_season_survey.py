"""Whom a round reviews, who surveys them, and when the survey is over."""

import pytest

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import (
    Refused,
    add_requester,
    assign_village,
    finish_survey,
    freeze_commune,
    issue_certificates,
)
from vuonlen.reviews.models import (
    Candidate,
    Step,
    StepRecord,
)
from vuonlen.reviews.queries import (
    candidates_of,
)
from vuonlen.reviews.testing import (
    NOT_POOR,
    POOR,
    bring_to_decision,
    finish,
    hand,
    make_round,
)
from vuonlen.reviews.tests.season import REVIEWED, SIGNED, at, by, codes, decide_it, save


def test_whole_season_leaves_a_record_of_every_step(season):
    bring_to_decision(season.review)
    decide_it(season)
    issued = issue_certificates(**by(season, season.chair), commune_id=season.land.commune.pk, issued_on=SIGNED)
    freeze_commune(**by(season, season.chair), commune_id=season.land.commune.pk)
    steps = list(StepRecord.objects.order_by("pk").values_list("step", flat=True))
    assert steps == ["survey", "meeting", "posting", "reported", "opinion", "decided", "certified", "frozen"]
    assert at(season) == Step.FROZEN and len(issued) == 2


def test_listed_households_are_candidates_at_once(season):
    land = season.land
    bring_to_decision(season.review)
    decide_it(season)
    following = make_round(land.district_officer, land.commune, 2023)
    found = Candidate.objects.filter(round=following).values_list("household", "reason", "quick_screen_ticks")
    assert set(found) == {(land.lys.pk, "listed", None), (land.chius.pk, "listed", None)}


@pytest.mark.parametrize(
    ("ticks", "code"), [(None, "RAS-037"), ([1, 2, 3, 4], "RAS-038"), ([1, 1], "RAS-039"), ([10], "RAS-039")]
)
def test_requester_must_pass_the_quick_screen(season, ticks, code):
    given = {"household": season.land.phuns, "requested_on": REVIEWED, "ticks": ticks}
    assert codes(add_requester, **by(season, season.officer), **given) == [code]
    assert not Candidate.objects.filter(household=season.land.phuns).exists()


def test_requester_with_few_ticks_is_reviewed(season):
    given = {"household": season.land.phuns, "requested_on": REVIEWED, "ticks": [7, 2, 9]}
    found = add_requester(**by(season, season.officer), **given)
    assert (found.reason, found.quick_screen_ticks, found.village) == ("requested", [2, 7, 9], season.land.village)
    assert codes(add_requester, **by(season, season.officer), **given) == ["RAS-036"]


def test_request_needs_area_and_right(season):
    given = {"household": season.land.phuns, "requested_on": REVIEWED, "ticks": []}
    with pytest.raises(OutOfArea):
        add_requester(**by(season, season.land.stranger), **given)
    with pytest.raises(PermissionMissing):
        add_requester(**by(season, season.chair), **given)


def test_household_that_did_not_ask_takes_no_form(season):
    with pytest.raises(Refused, match="RAS-035"):
        save(season, season.land.phuns, POOR, 0)


def test_village_is_assigned_to_a_surveyor_once(season):
    surveyor = hand(season.land.commune, Role.SURVEYOR)
    given = {"village_id": season.land.village.pk, "surveyor": surveyor}
    first = assign_village(**by(season, season.officer), **given)
    assert assign_village(**by(season, season.officer), **given) == first
    mine = candidates_of(scope_for(surveyor, REVIEWED), season.review, surveyor=surveyor)
    assert {one.household for one in mine} == {season.land.lys, season.land.chius}
    assert candidates_of(season.land.stranger_scope, season.review).count() == 0


def test_surveyor_needs_the_right_there(season):
    given = {"village_id": season.land.village.pk, "surveyor": season.land.stranger}
    assert codes(assign_village, **by(season, season.officer), **given) == ["RAS-062"]
    with pytest.raises(PermissionMissing):
        assign_village(**by(season, season.chair), **given)
    with pytest.raises(OutOfArea):
        assign_village(**by(season, season.land.stranger), **given)


def test_survey_is_not_finished_while_a_form_is_missing(season):
    add_requester(**by(season, season.officer), household=season.land.phuns, requested_on=REVIEWED, ticks=[])
    given = {"commune_id": season.land.commune.pk, "on": REVIEWED}
    assert codes(finish_survey, **by(season, season.officer), **given) == ["RAS-045"]
    assert at(season) == Step.SURVEY


def test_after_the_survey_no_form_is_saved(season):
    finish(season.review)
    with pytest.raises(Refused, match="RAS-043"):
        save(season, season.land.lys, NOT_POOR, 1)
