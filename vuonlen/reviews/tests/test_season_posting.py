"""Lists hang, people object, the commune checks again and reports."""

from datetime import date, timedelta

import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.reviews.actions import (
    Refused,
    report_upward,
)
from vuonlen.reviews.models import (
    Decision,
    Posting,
    Status,
    Step,
)
from vuonlen.reviews.queries import (
    statuses_on,
)
from vuonlen.reviews.testing import (
    NOT_POOR,
    agree,
    finish,
    meet,
    post,
    report,
)
from vuonlen.reviews.tests.season import (
    ENDS,
    REVIEWED,
    SIGNED,
    at,
    by,
    codes,
    decide_it,
    object_to,
    resolve,
    save,
)


def test_list_hangs_for_three_working_days(season):
    finish(season.review)
    meet(season.review)
    post(season.review)
    assert Posting.objects.values_list("number", "starts_on", "ends_on").get() == (1, REVIEWED, ENDS)


def test_objection_changes_the_outcome_and_the_list_hangs_again(season):
    land = season.land
    finish(season.review), meet(season.review), post(season.review)
    objection = object_to(season, land.lys)
    assert (at(season), objection.resolve_by) == (Step.RECHECK, date(2022, 10, 14))
    with pytest.raises(Refused, match="RAS-043"):
        save(season, land.chius, NOT_POOR, 1)
    save(season, land.lys, NOT_POOR, 1)
    assert resolve(season, objection).changes_outcome is True
    assert "RAS-058" in codes(decide_it, season=season) or "RAS-059" in codes(decide_it, season=season)
    post(season.review, starts_on=date(2022, 10, 10))
    assert Posting.objects.latest("number").ends_on == date(2022, 10, 13)
    report(season.review), agree(season.review)
    decide_it(season)
    assert statuses_on([land.lys.pk, land.chius.pk], date(2022, 12, 31)) == {land.chius.pk: Status.NEAR_POOR}


def test_objection_that_changes_nothing_says_so(season):
    finish(season.review), meet(season.review), post(season.review)
    assert resolve(season, object_to(season, season.land.lys)).changes_outcome is False


def test_objection_outside_the_posting_is_refused(season):
    finish(season.review), meet(season.review), post(season.review)
    for day in (REVIEWED - timedelta(days=1), ENDS + timedelta(days=1)):
        assert codes(object_to, season=season, household=season.land.lys, received_on=day) == ["RAS-053"]
    assert at(season) == Step.POSTING


def test_objection_is_about_a_household_of_the_list_and_one_at_a_time(season):
    finish(season.review), meet(season.review), post(season.review)
    assert codes(object_to, season=season, household=season.land.phuns) == ["RAS-035"]
    object_to(season, season.land.lys)
    assert codes(object_to, season=season, household=season.land.lys) == ["RAS-054"]


def test_late_answer_needs_a_reason_and_one_answer_is_enough(season):
    finish(season.review), meet(season.review), post(season.review)
    objection = object_to(season, season.land.lys)
    late = date(2022, 10, 17)
    assert codes(resolve, season=season, objection=objection, day=late) == ["RAS-056"]
    resolve(season, objection, day=late, late_reason="Chủ hộ vắng nhà")
    assert codes(resolve, season=season, objection=objection, day=late) == ["RAS-055"]


def test_nothing_is_decided_while_an_objection_is_open(season):
    finish(season.review), meet(season.review), post(season.review)
    object_to(season, season.land.lys)
    assert "RAS-052" in codes(decide_it, season=season)
    assert codes(post, review=season.review, starts_on=date(2022, 10, 10)) == ["RAS-052"]
    given = {"commune_id": season.land.commune.pk, "number": "1/BC-UBND", "sent_on": SIGNED}
    assert codes(report_upward, **by(season, season.officer), **given) == ["RAS-040"]
    assert not Decision.objects.exists()


def test_report_waits_for_the_end_of_the_posting(season):
    finish(season.review), meet(season.review), post(season.review)
    given = {"commune_id": season.land.commune.pk, "number": "1/BC-UBND"}
    assert codes(report_upward, **by(season, season.officer), **given, sent_on=ENDS) == ["RAS-057"]
    with pytest.raises(PermissionMissing):
        report_upward(**by(season, season.chair), **given, sent_on=SIGNED)
    with pytest.raises(OutOfArea):
        report_upward(**by(season, season.land.stranger), **given, sent_on=SIGNED)
