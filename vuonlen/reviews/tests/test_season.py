"""A commune's way through a round: every step good, refused with the rule, out of area, and nothing half-written."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from vuonlen.accounts.errors import OutOfArea, PermissionMissing
from vuonlen.accounts.models import Role
from vuonlen.accounts.separation import OwnRecord
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import (
    Refused,
    add_requester,
    assign_village,
    correct_status,
    decide_commune,
    finish_survey,
    freeze_commune,
    give_opinion,
    hold_meeting,
    issue_certificates,
    open_round,
    raise_objection,
    record_form,
    report_upward,
    resolve_objection,
)
from vuonlen.reviews.models import (
    Candidate,
    Certificate,
    CommuneSeason,
    Decision,
    MeetingVote,
    Posting,
    ReviewRound,
    Snapshot,
    Status,
    StatusSpell,
    Step,
    StepRecord,
)
from vuonlen.reviews.queries import (
    Validity,
    candidates_of,
    due,
    overdue,
    progress,
    statuses_on,
    timeline,
    verify_certificate,
    version_of,
)
from vuonlen.reviews.snapshots import checksum_of
from vuonlen.reviews.testing import (
    NEAR_POOR,
    NOT_POOR,
    POOR,
    agree,
    answers,
    bring_to_decision,
    decide,
    finish,
    hand,
    make_round,
    meet,
    meeting,
    post,
    record,
    report,
)

REVIEWED = date(2022, 10, 3)  # a Monday
ENDS = date(2022, 10, 6)
SIGNED = date(2022, 10, 20)


@pytest.fixture
def season(land):
    """A round of one commune with two households surveyed, and whose part each step is."""
    review = open_round(
        actor=land.district_officer,
        scope=land.district_scope,
        place_id=land.commune.pk,
        year=2022,
        opens_on=date(2022, 9, 1),
        reviewed_on=REVIEWED,
        effective_on=date(2022, 12, 31),
    )
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    chair = hand(land.commune, Role.COMMUNE_CHAIR)
    above = hand(land.district, Role.DISTRICT_CHAIR)
    return SimpleNamespace(land=land, review=review, officer=land.officer, chair=chair, above=above)


def by(season, user):
    return {"actor": user, "scope": scope_for(user, REVIEWED), "round": season.review}


def at(season):
    return CommuneSeason.objects.get(round=season.review, commune=season.land.commune).step


def codes(call, **given):
    with pytest.raises(Refused) as problem:
        call(**given)
    return problem.value.codes


def decide_it(season, user=None, **changes):
    given = {
        "commune_id": season.land.commune.pk,
        "number": "1/QĐ-UBND",
        "signed_on": SIGNED,
        "signer": "Phạm Văn Bình",
    }
    return decide_commune(**by(season, user or season.chair), **{**given, **changes})


def object_to(season, household, received_on=date(2022, 10, 5)):
    given = {"raised_by": "Chíu A Lộc", "received_on": received_on, "text": "Hộ có xe máy mới"}
    return raise_objection(**by(season, season.officer), household=household, **given)


def save(season, household, facts, version):
    sheet = answers(household, REVIEWED, facts)
    given = {"household": household, "facts": sheet, "expected_version": version}
    return record_form(**by(season, season.officer), **given)


def resolve(season, objection, day=date(2022, 10, 10), **changes):
    given = {"actor": season.officer, "scope": scope_for(season.officer, REVIEWED), "objection": objection}
    return resolve_objection(**given, resolved_on=day, resolution="Đã phúc tra tại hộ", **changes)


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


def vote(season, *pairs, attendance=40, days=0):
    votes = {household.pk: pair for household, pair in zip((season.land.lys, season.land.chius), pairs, strict=False)}
    held = meeting(season.review, attendance, days)
    return {**by(season, season.officer), "village_id": season.land.village.pk, "meeting": held, "votes": votes}


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


def opinion(season, user=None, **changes):
    given = {
        "commune_id": season.land.commune.pk,
        "given_on": date(2022, 10, 12),
        "by": "Chủ tịch huyện",
        "agrees": True,
    }
    return give_opinion(**by(season, user or season.above), **{**given, **changes})


def test_disagreement_names_households_that_are_reviewed_and_posted_again(season):
    finish(season.review), meet(season.review), post(season.review), report(season.review)
    assert codes(opinion, season=season, agrees=False) == ["RAS-044", "RAS-061"]
    opinion(season, agrees=False, text="Hộ có thu nhập", review_again=[season.land.lys])
    assert at(season) == Step.RECHECK
    with pytest.raises(Refused, match="RAS-043"):
        save(season, season.land.chius, POOR, 1)
    save(season, season.land.lys, NEAR_POOR, 1)
    post(season.review, starts_on=date(2022, 10, 12))
    report(season.review), agree(season.review)
    decide_it(season, signed_on=date(2022, 11, 1))
    assert statuses_on([season.land.lys.pk], date(2022, 12, 31)) == {season.land.lys.pk: Status.NEAR_POOR}


def test_opinion_belongs_to_the_level_of_the_date(season):
    finish(season.review), meet(season.review), post(season.review), report(season.review)
    province = hand(season.land.district, Role.PROVINCE_CHAIR)
    assert codes(opinion, season=season, user=province) == ["RAS-060"]
    assert codes(opinion, season=season, given_on=date(2025, 7, 1)) == ["RAS-060"]
    assert opinion(season).level == "district"


def test_nobody_decides_on_forms_of_his_own(season, monkeypatch):
    bring_to_decision(season.review)
    monkeypatch.setattr("vuonlen.accounts.scope.Scope.require", lambda self, permission, commune_id: None)
    with pytest.raises(OwnRecord):
        decide_it(season, user=season.officer)
    assert not Decision.objects.exists()


def test_decision_waits_for_posting_and_opinion(season):
    finish(season.review), meet(season.review), post(season.review)
    assert codes(decide_it, season=season) == ["RAS-059"]
    report(season.review), agree(season.review)
    assert codes(decide_it, season=season, signed_on=ENDS) == ["RAS-057", "RAS-041"]
    assert decide_it(season).version == 1


def certify(season, on=SIGNED):
    return issue_certificates(**by(season, season.chair), commune_id=season.land.commune.pk, issued_on=on)


def test_certificates_are_numbered_and_verified_without_revealing_more(season):
    bring_to_decision(season.review)
    assert codes(certify, season=season) == ["RAS-040"]
    decide_it(season)
    first, second = certify(season)
    assert (first.number, second.number) == ("0001/2022/GCN-HN.HCN", "0002/2022/GCN-HN.HCN")
    assert len({first.token, second.token}) == 2 and season.land.lys.code not in first.token
    assert verify_certificate(first.token, date(2023, 1, 1)) is Validity.VALID
    assert verify_certificate("không có", date(2023, 1, 1)) is Validity.UNKNOWN
    assert certify(season) == []


def test_certificate_ends_with_the_status(season):
    bring_to_decision(season.review)
    decide_it(season)
    token = certify(season)[-1].token
    following = make_round(season.land.district_officer, season.land.commune, 2023)
    record(season.officer, following, {season.land.lys: NOT_POOR, season.land.chius: NOT_POOR})
    decide(season.officer, following)
    assert verify_certificate(token, date(2023, 12, 31)) is Validity.ENDED


def frozen(season):
    bring_to_decision(season.review)
    decide_it(season)
    certify(season)
    return freeze_commune(**by(season, season.chair), commune_id=season.land.commune.pk)


def test_freezing_keeps_what_the_round_came_to(season):
    snapshot = frozen(season)
    snapshot.refresh_from_db()
    assert snapshot.checksum == checksum_of(snapshot.content)
    kept = {one["head"]: (one["status"], one["certificate"]) for one in snapshot.content["households"]}
    assert kept["Lý Văn Ba"][0] == "poor" and kept["Chíu A Sáng"][0] == "near_poor" and all(c for _, c in kept.values())
    assert version_of(season.review, season.land.commune.pk) == 1


def correct(season, facts, user=None, **changes):
    given = {
        "number": "9/QĐ-UBND",
        "signed_on": date(2022, 11, 1),
        "signer": "Phạm Văn Bình",
        "reason": "Nhập sai điểm",
    }
    sheet = answers(season.land.lys, REVIEWED, facts)
    given |= {"household": season.land.lys, "facts": sheet, **changes}
    return correct_status(**by(season, user or season.chair), **given)


def test_correction_is_a_further_decision_with_a_new_version(season):
    frozen(season)
    token = Certificate.objects.get(spell__household=season.land.lys).token
    decision = correct(season, NEAR_POOR)
    assert (decision.kind, decision.version) == ("correction", 2)
    assert statuses_on([season.land.lys.pk], date(2022, 12, 31)) == {season.land.lys.pk: Status.NEAR_POOR}
    voided = StatusSpell.objects.get(voided_by=decision)
    assert (voided.status, voided.valid.isempty, voided.voided_valid.lower) == ("poor", True, date(2022, 12, 31))
    assert [one.version for one in Snapshot.objects.order_by("version")] == [1, 2]
    assert version_of(season.review, season.land.commune.pk) == 2
    assert verify_certificate(token, date(2023, 1, 1)) is Validity.ENDED
    assert "Hộ nghèo (đã bãi bỏ)" in [entry.title for entry in timeline(season.land.lys.pk)]
    assert len(certify(season, date(2022, 11, 2))) == 1  # the corrected household gets its paper


def test_who_corrected_once_may_correct_again(season):
    """A correction writes a version of the form; that is a decision, not a record."""
    frozen(season)
    correct(season, NEAR_POOR)
    assert correct(season, POOR, number="10/QĐ-UBND").version == 3


def test_correction_can_take_a_household_off_the_list(season):
    frozen(season)
    correct(season, NOT_POOR)
    assert statuses_on([season.land.lys.pk], date(2022, 12, 31)) == {}


def test_faulty_correction_is_refused_and_changes_nothing(season):
    assert codes(correct, season=season, facts=NOT_POOR) == ["RAS-066"]
    frozen(season)
    assert codes(correct, season=season, facts=POOR) == ["RAS-068"]
    assert codes(correct, season=season, facts={**NOT_POOR, "income_points": None}) == ["RAS-069"]
    assert codes(correct, season=season, facts=NOT_POOR, reason=" ") == ["RAS-044"]
    assert "RAS-041" in codes(correct, season=season, facts=NOT_POOR, signed_on=date(2022, 10, 19))
    with pytest.raises(PermissionMissing):
        correct(season, NOT_POOR, user=season.officer)
    with pytest.raises(OutOfArea):
        correct(season, NOT_POOR, user=season.land.stranger)
    assert version_of(season.review, season.land.commune.pk) == 1


def test_progress_by_village_commune_and_above(season):
    land = season.land
    add_requester(**by(season, season.officer), household=land.phuns, requested_on=REVIEWED, ticks=[])
    [village] = progress(season.review, "village")
    assert (village.place_id, village.candidates, village.recorded, village.determined) == (land.village.pk, 3, 2, 2)
    for by_, place in (("commune", land.commune.pk), ("district", land.district.pk)):
        [row] = progress(season.review, by_)
        assert (row.place_id, row.candidates, row.recorded, row.steps) == (place, 3, 2, {"survey": 1})
    assert progress(season.review, "commune", []) == []


def test_deadlines_are_told_before_and_after(season):
    communes = [season.land.commune.pk]
    assert [one.due_on for one in due(communes, date(2022, 12, 12))] == [date(2022, 12, 14)]
    [late] = overdue(communes, date(2022, 12, 19))
    assert (late.task, late.days_late) == ("ra quyết định", 3)
    finish(season.review), meet(season.review), post(season.review)
    object_to(season, season.land.lys)
    assert [one.due_on for one in overdue(communes, date(2022, 10, 17))] == [date(2022, 10, 14)]
    assert overdue([season.land.neighbour.pk], date(2022, 12, 19)) == []
    assert ReviewRound.objects.count() == 1
