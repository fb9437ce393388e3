"""Workers with low income: whom a decision recognises, for how long, and who is turned down."""

from datetime import date

import pytest

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.law import procedure_on
from vuonlen.registry.actions import record_death
from vuonlen.registry.queries import changes_of_household
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import Refused, correct_status, finish_survey, freeze_commune, record_forms
from vuonlen.reviews.models import Posting, RequestRefusal, ReviewRound, Snapshot, StatusSpell, WorkerRecognition
from vuonlen.reviews.queries import timeline, workers_on
from vuonlen.reviews.queries.refusal_reasons import reason_of
from vuonlen.reviews.testing import (
    NEAR_POOR,
    NOT_POOR,
    POOR,
    answers,
    bring_to_decision,
    decide,
    hand,
    open_short,
    record,
    request,
)
from vuonlen.reviews.tests.season import codes
from vuonlen.reviews.tests.workers import JUNE, LOW, MAY, OVER, decide_workers, open_workers, recognise, spells_of

SINCE = date(2025, 5, 30)


@pytest.fixture
def land(land):
    land.chair = hand(land.commune, Role.COMMUNE_CHAIR)
    return land


def in_year(land, household, facts, opens_on=JUNE):
    """An in-year entry that finds the household so, decided; it takes effect at the end of the month."""
    review = open_short(land.officer, land.commune, ReviewRound.Kind.IN_YEAR_ENTRY, opens_on)
    record(land.officer, review, {household: facts})
    decide(land.officer, review)
    return review


def correct(land, review, household, facts):
    given = {"actor": land.chair, "scope": scope_for(land.chair, review.reviewed_on), "round": review}
    paper = {"number": "99/QĐ-UBND", "signed_on": date(2025, 7, 10), "signer": "Phạm Văn Bình", "reason": "Nhập sai"}
    return correct_status(**given, household=household, facts=answers(household, review.reviewed_on, facts), **paper)


def test_a_decision_recognises_persons_and_gives_no_status(land):
    review = recognise(land, {land.lys: LOW})
    assert spells_of(land.lys) == [("Lý Văn Ba", SINCE, None), ("Lý Thị Tư", SINCE, None)]
    assert not StatusSpell.objects.exists()
    assert not RequestRefusal.objects.exists()
    posting = Posting.objects.get(round=review)
    assert (posting.starts_on, posting.ends_on) == (MAY, date(2025, 5, 22))  # five working days, the first not counted
    told = timeline(land.lys.pk)[0]
    assert (told.title, told.lasts) == ("Người lao động có thu nhập thấp: Lý Văn Ba, Lý Thị Tư", True)


def test_only_who_works_is_recognised(land):
    review = open_workers(land)
    record(land.officer, review, {land.phuns: LOW})
    sheet = answers(land.lys, MAY, LOW)
    sheet["persons"][1]["employment_situation"] = "not_in_labour_force"
    request(review, [land.lys])
    given = {"actor": land.officer, "scope": scope_for(land.officer, MAY), "round": review}
    record_forms(**given, sheets=[(land.lys.pk, sheet)])
    bring_to_decision(review)
    decide_workers(land, review)
    assert spells_of(land.lys) == [("Lý Văn Ba", SINCE, None)]
    assert spells_of(land.phuns) == [("Phùn A Nhì", SINCE, None)]


def test_a_household_over_the_line_is_turned_down_with_the_reason(land):
    review = recognise(land, {land.lys: LOW, land.chius: OVER})
    refusal = RequestRefusal.objects.get(round=review)
    assert refusal.household == land.chius and spells_of(land.chius) == []
    assert "2.250.001 đồng một người một tháng, cao hơn mức nông thôn 2.250.000 đồng" in reason_of(
        refusal, procedure_on(review.kind, MAY)
    )


def test_a_household_that_became_poor_meanwhile_is_turned_down(land):
    review = open_workers(land)
    record(land.officer, review, {land.lys: LOW})
    bring_to_decision(review)
    in_year(land, land.lys, POOR, MAY)
    decide_workers(land, review, "9/QĐ-UBND")
    assert spells_of(land.lys) == []
    reason = reason_of(RequestRefusal.objects.get(round=review), procedure_on(review.kind, MAY))
    assert reason.startswith("Hộ không có người lao động có thu nhập thấp, vì từ ngày 30/05/2025 hộ là hộ nghèo theo")


def test_points_are_not_enough(land):
    review = open_workers(land)
    record(land.officer, review, {land.lys: NOT_POOR})
    given = {"actor": land.officer, "scope": scope_for(land.officer, MAY), "on": MAY}
    assert codes(finish_survey, round=review, commune_id=land.commune.pk, **given) == ["RAS-072"]


def test_area_and_right(land):
    with pytest.raises(OutOfArea):
        open_workers(land, user=land.stranger)
    review = open_workers(land)
    record(land.officer, review, {land.lys: LOW})
    bring_to_decision(review)
    with pytest.raises(OutOfArea):
        decide_workers(land, review, user=hand(land.neighbour, Role.COMMUNE_CHAIR))
    with pytest.raises(PermissionMissing):
        decide_workers(land, review, user=land.officer)
    assert not WorkerRecognition.objects.exists()


def test_a_later_round_renews_or_ends(land):
    recognise(land, {land.lys: LOW, land.chius: LOW})
    recognise(land, {land.lys: LOW, land.chius: OVER}, JUNE)
    until = date(2025, 6, 30)
    assert [one[1:] for one in spells_of(land.lys)] == [(SINCE, until), (SINCE, until), (until, None), (until, None)]
    assert [one[1:] for one in spells_of(land.chius)] == [(SINCE, until), (SINCE, until)]
    assert list(workers_on([land.lys.pk, land.chius.pk], until)) == [land.lys.pk]


def test_rounds_are_decided_in_the_order_of_time(land):
    may = open_workers(land)
    record(land.officer, may, {land.lys: LOW})
    bring_to_decision(may)
    recognise(land, {land.lys: LOW}, JUNE)
    with pytest.raises(Refused) as problem:
        decide_workers(land, may)
    assert problem.value.codes == ["RAS-083"]


@pytest.mark.parametrize("facts", [POOR, NEAR_POOR])
def test_who_becomes_poor_is_recognised_no_more(land, facts):
    recognise(land, {land.lys: LOW, land.chius: LOW})
    review = in_year(land, land.lys, facts)
    ended = WorkerRecognition.objects.filter(household=land.lys)
    assert {(one.valid.upper, one.ended_by.round) for one in ended} == {(review.effective_on, review)}
    assert [one[2] for one in spells_of(land.chius)] == [None, None]


def test_a_correction_of_the_poverty_gives_the_recognition_back(land):
    recognise(land, {land.lys: LOW})
    review = in_year(land, land.lys, POOR)
    correct(land, review, land.lys, NOT_POOR)
    assert spells_of(land.lys) == [("Lý Văn Ba", SINCE, None), ("Lý Thị Tư", SINCE, None)]


def test_a_correction_voids_whom_the_round_recognised(land):
    recognise(land, {land.lys: LOW})
    review = recognise(land, {land.lys: LOW}, JUNE)
    made = correct(land, review, land.lys, OVER)
    voided = WorkerRecognition.objects.filter(voided_by=made)
    assert [(one.valid.isempty, one.voided_valid.lower) for one in voided] == [(True, date(2025, 6, 30))] * 2
    running = WorkerRecognition.objects.filter(voided_by__isnull=True)
    assert {(one.valid.upper, one.ended_by) for one in running} == {(date(2025, 6, 30), made)}
    told = {one.title: one.lasts for one in timeline(land.lys.pk)}
    assert told["Người lao động có thu nhập thấp: Lý Văn Ba, Lý Thị Tư (đã bãi bỏ)"] is False
    assert told["Người lao động có thu nhập thấp: Lý Văn Ba, Lý Thị Tư"] is True


def test_a_correction_that_finds_the_same_persons_is_refused(land):
    review = recognise(land, {land.lys: LOW})
    facts = {**LOW, "measured_income_per_head": 2_200_000}
    assert codes(correct, land=land, review=review, household=land.lys, facts=facts) == ["RAS-068"]


def test_a_correction_waits_behind_a_later_recognition(land):
    review = recognise(land, {land.lys: LOW})
    recognise(land, {land.lys: LOW}, JUNE)
    assert codes(correct, land=land, review=review, household=land.lys, facts=OVER) == ["RAS-067"]


def test_the_dead_are_not_among_them(land):
    recognise(land, {land.lys: LOW})
    head, other = (one.person for one in land.lys.memberships.order_by("person_id"))
    record_death(
        actor=land.officer, scope=land.scope, household=land.lys, person=other, died_on=date(2025, 6, 2), new_head=None
    )
    [worker] = workers_on([land.lys.pk], date(2025, 6, 3))[land.lys.pk]
    assert (worker.person_id, worker.since) == (head.pk, SINCE)


def test_the_frozen_round_names_them(land):
    review = recognise(land, {land.lys: LOW})
    freeze_commune(actor=land.chair, scope=scope_for(land.chair), round=review, commune_id=land.commune.pk)
    [household] = Snapshot.objects.get(round=review).content["households"]
    assert len(household["workers"]) == 2 and household["status"] is None


def test_the_trail_tells_who_was_recognised_by_which_decision(land):
    recognise(land, {land.lys: LOW})
    kind = "công nhận người lao động có thu nhập thấp"
    told = [change for change in changes_of_household(land.lys) if change.kind == kind]
    assert {(one.about, one.done, one.action) for one in told} == {
        ("Lý Văn Ba", "ghi mới", "quyết định kết quả của xã"),
        ("Lý Thị Tư", "ghi mới", "quyết định kết quả của xã"),
    }
    assert all(one.decision.startswith("Quyết định số 05/QĐ-UBND") for one in told)
