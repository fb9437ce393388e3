from datetime import date, timedelta

import pytest
from django.utils import timezone

from vuonlen.accounts.errors import OutOfArea, PermissionMissing
from vuonlen.accounts.models import Role
from vuonlen.registry.actions import dissolve_household
from vuonlen.registry.models import Household
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import CommuneDecision, Refused, decide_commune, decide_round, record_form
from vuonlen.reviews.models import Classification, CommuneSeason, Decision, ReviewRound, Status, StatusSpell, Step
from vuonlen.reviews.queries import filter_by_status, statuses_on, timeline
from vuonlen.reviews.statuses import months_after
from vuonlen.reviews.testing import (
    AVERAGE,
    NEAR_POOR,
    NOT_POOR,
    POOR,
    bring_to_decision,
    decide,
    hand,
    make_round,
    record,
    request,
)

EFFECTIVE = date(2022, 12, 31)


@pytest.fixture
def review(land):
    return make_round(land.district_officer, land.district)


def decide_one(land, review, commune=None, actor=None, scope=None, **changes):
    """Take a commune through the season and decide it."""
    given = {"number": "125/QĐ-UBND", "signed_on": date(2022, 12, 15), "signer": "Phạm Văn Bình", **changes}
    commune = commune or land.commune
    if CommuneSeason.objects.filter(round=review, commune=commune, step=Step.SURVEY).exists():
        bring_to_decision(review, [commune.pk])
    actor = actor or hand(review.place, Role.COMMUNE_CHAIR)
    return decide_commune(
        actor=actor, scope=scope or scope_for(actor, review.reviewed_on), round=review, commune_id=commune.pk, **given
    )


def refused(*args, **kwargs):
    with pytest.raises(Refused) as problem:
        decide_one(*args, **kwargs)
    return problem.value


def spells(household):
    found = StatusSpell.objects.filter(household=household).order_by("valid")
    return [(one.status, one.valid.lower.year, one.valid.upper) for one in found]


def after(land, *outcomes):
    """Review the Lý household once a year from 2022 on, each time with these facts, and decide."""
    for year, facts in enumerate(outcomes, 2022):
        review = make_round(land.district_officer, land.district, year)
        record(land.district_officer, review, {land.lys: facts} if facts is not None else {})
        decide(land.district_officer, review)
    return spells(land.lys)


def test_decision_makes_statuses_with_their_grounds(land, review):
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR, land.phuns: NOT_POOR})
    decision = decide_one(land, review)
    assert statuses_on([land.lys.pk, land.chius.pk, land.phuns.pk], EFFECTIVE) == {
        land.lys.pk: Status.POOR,
        land.chius.pk: Status.NEAR_POOR,
    }
    spell = StatusSpell.objects.get(household=land.lys)
    assert (spell.decision, spell.commune, spell.classification.outcome) == (decision, land.commune, "poor")
    assert statuses_on([land.lys.pk], date(2022, 12, 30)) == {}
    assert (decision.effective_on, decision.recorded_by) == (EFFECTIVE, hand(land.district, Role.COMMUNE_CHAIR))


def test_same_status_is_a_new_spell(land):
    assert after(land, POOR, POOR) == [("poor", 2022, date(2023, 12, 31)), ("poor", 2023, None)]


def test_poor_becomes_near_poor(land):
    assert after(land, POOR, NEAR_POOR) == [("poor", 2022, date(2023, 12, 31)), ("near_poor", 2023, None)]


def test_whoever_leaves_the_list_is_newly_escaped_for_36_months(land):
    assert after(land, POOR, NOT_POOR)[-1] == ("newly_escaped", 2023, date(2026, 12, 31))


def test_leaving_for_an_average_living_standard_is_an_escape_too(land):
    assert after(land, NEAR_POOR, AVERAGE)[-1] == ("newly_escaped", 2023, date(2026, 12, 31))


def test_newly_escaped_runs_on_while_not_poor(land):
    assert after(land, POOR, NOT_POOR, NOT_POOR, AVERAGE) == [
        ("poor", 2022, date(2023, 12, 31)),
        ("newly_escaped", 2023, date(2026, 12, 31)),
    ]


def test_newly_escaped_ends_when_poor_again(land):
    assert after(land, POOR, NOT_POOR, POOR)[1:] == [
        ("newly_escaped", 2023, date(2024, 12, 31)),
        ("poor", 2024, None),
    ]


def test_average_begins_and_ends(land):
    assert after(land, AVERAGE, NOT_POOR) == [("average_living_standard", 2022, date(2023, 12, 31))]
    assert statuses_on([land.lys.pk], date(2024, 1, 1)) == {}


def test_not_poor_on_no_list_stays_on_none(land):
    assert after(land, NOT_POOR, NOT_POOR) == []


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2022, 12, 31), 36, date(2025, 12, 31)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2022, 12, 31), 2, date(2023, 2, 28)),
    ],
)
def test_months_after(day, months, later):
    assert months_after(day, months) == later


def test_household_gone_before_the_effective_day_gets_no_status(land, review):
    record(land.officer, review, {land.lys: POOR})
    dissolve_household(
        actor=land.officer, scope=land.scope, household=land.lys, on=date(2022, 12, 1), reason="chuyển đi"
    )
    decide_one(land, review)
    assert spells(land.lys) == []


def test_listed_household_without_form_blocks_by_name(land, review):
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    decide(land.district_officer, review)
    following = make_round(land.district_officer, land.district, 2023)
    record(land.officer, following, {land.chius: POOR})
    problem = refused(land, following, number="1", signed_on=date(2023, 12, 1))
    assert problem.codes == ["RAS-018"]
    assert f"1 hộ trong danh sách nghèo, cận nghèo chưa có phiếu rà soát: Lý Văn Ba ({land.lys.code})" in str(problem)
    assert Decision.objects.filter(round=following).count() == 0


def test_listed_household_that_is_gone_does_not_block(land, review):
    record(land.officer, review, {land.lys: POOR})
    decide(land.district_officer, review)
    dissolve_household(
        actor=land.officer, scope=land.scope, household=land.lys, on=date(2023, 5, 1), reason="người cuối đã mất"
    )
    following = make_round(land.district_officer, land.district, 2023)
    assert decide_one(land, following, signed_on=date(2023, 12, 1)).pk


def test_undetermined_form_blocks_by_name(land, review):
    request(review, [land.lys])
    record_form(
        actor=land.officer,
        scope=land.scope,
        round=review,
        household=land.lys,
        facts={"household": {}, "persons": []},
        expected_version=0,
    )
    problem = refused(land, review)
    assert problem.codes == ["RAS-019"] and "Lý Văn Ba" in str(problem)


def test_classification_under_another_law_blocks(land, review):
    record(land.officer, review, {land.lys: POOR})
    Classification.objects.update(law_version="cũ")
    assert refused(land, review).codes == ["RAS-020"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": " "}, "RAS-022"),
        ({"number": "1" * 41}, "RAS-030"),
        ({"signer": ""}, "RAS-023"),
        ({"signed_on": date(2022, 9, 30)}, "RAS-024"),
    ],
)
def test_faulty_paper_is_refused(land, review, changes, code):
    assert refused(land, review, **changes).codes[0] == code


def test_decision_of_tomorrow_is_refused(land, review):
    bring_to_decision(review)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert refused(land, review, signed_on=tomorrow).codes == ["RAS-025"]


def test_number_is_used_once_a_day(land, review):
    decide_one(land, review)
    following = make_round(land.district_officer, land.district, 2023)
    decided = Decision.objects.get()
    assert "RAS-026" in refused(land, following, signed_on=decided.signed_on).codes


def test_second_decision_is_refused_and_names_the_first(land, review):
    decide_one(land, review)
    problem = refused(land, review, number="126/QĐ-UBND")
    assert problem.codes == ["RAS-027"]
    assert "Quyết định số 125/QĐ-UBND ngày 15/12/2022" in str(problem)


def test_rounds_are_decided_in_order_of_time(land, review):
    following = make_round(land.district_officer, land.district, 2023)
    record(land.officer, following, {land.lys: POOR})
    decide_one(land, following, signed_on=date(2023, 12, 1))
    record(land.officer, review, {land.lys: POOR})
    assert refused(land, review).codes == ["RAS-028"]


def test_commune_outside_the_round_is_refused(land):
    review = make_round(land.district_officer, land.commune)
    chair = hand(land.district, Role.COMMUNE_CHAIR)
    assert refused(land, review, commune=land.neighbour, actor=chair).codes == ["RAS-021"]


def test_last_commune_closes_the_round(land, review):
    decide_one(land, review)
    assert ReviewRound.objects.get().state == ReviewRound.State.OPEN
    decide_one(land, review, commune=land.neighbour)
    assert ReviewRound.objects.get().state == review.state == ReviewRound.State.DECIDED


def test_round_is_decided_as_a_whole(land, review):
    record(land.district_officer, review, {land.lys: POOR, land.trans: NEAR_POOR})
    assert len(decide(land.district_officer, review)) == 2
    assert ReviewRound.objects.get().state == ReviewRound.State.DECIDED


def paper(commune, number="1/QĐ-UBND"):
    return CommuneDecision(commune.pk, number, date(2022, 12, 15), "Phạm Văn Bình")


def decide_all(land, review, *papers, actor=None):
    actor = actor or hand(land.district, Role.COMMUNE_CHAIR)
    return decide_round(actor=actor, scope=scope_for(actor), round=review, decisions=papers)


def test_round_needs_every_commune(land, review):
    with pytest.raises(Refused, match="Còn 1 xã của đợt chưa có quyết định: Xã Quảng Đức") as problem:
        decide_all(land, review, paper(land.commune))
    assert problem.value.codes == ["RAS-029"]


def test_round_is_decided_all_or_nothing(land, review):
    record(land.officer, review, {land.lys: POOR})
    bring_to_decision(review)
    with pytest.raises(Refused, match="RAS-022"):
        decide_all(land, review, paper(land.commune), paper(land.neighbour, ""))
    assert not Decision.objects.exists() and not StatusSpell.objects.exists()
    assert ReviewRound.objects.get().state == ReviewRound.State.OPEN
    assert set(CommuneSeason.objects.values_list("step", flat=True)) == {Step.OPINION}


def test_deciding_needs_area_and_right(land, review):
    with pytest.raises(OutOfArea):
        decide_one(land, review, actor=land.stranger)
    with pytest.raises(PermissionMissing):
        decide_one(land, review, actor=land.officer)
    with pytest.raises(PermissionMissing):
        decide_one(land, review, actor=land.viewer)
    with pytest.raises(OutOfArea):
        decide_all(land, review, actor=land.officer)
    with pytest.raises(PermissionMissing):
        decide_all(land, review, actor=land.viewer)


def test_list_is_filtered_by_status(land, review):
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    decide_one(land, review)
    everyone = Household.objects.order_by("pk")
    assert list(filter_by_status(everyone, "poor", EFFECTIVE)) == [land.lys]
    assert list(filter_by_status(everyone, "none", EFFECTIVE)) == [land.phuns, land.trans]
    with pytest.raises(ValueError, match="rich"):
        filter_by_status(everyone, "rich", EFFECTIVE)


def test_timeline_tells_the_story_newest_first(land):
    after(land, POOR, NOT_POOR)
    told = [(entry.on.isoformat(), entry.kind, entry.title) for entry in timeline(land.lys.pk)]
    assert told == [
        ("2023-12-31", "status", "Hộ mới thoát nghèo"),
        ("2023-10-01", "form", "Phiếu rà soát năm 2023: hộ không nghèo"),
        ("2022-12-31", "status", "Hộ nghèo"),
        ("2022-10-01", "form", "Phiếu rà soát năm 2022: hộ nghèo"),
        ("2021-01-01", "event", "Đăng ký hộ"),
    ]
    newest = timeline(land.lys.pk)[0]
    assert newest.until == date(2026, 12, 31)
    assert newest.detail.startswith("Quyết định số ")
