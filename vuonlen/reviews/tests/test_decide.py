"""A commune decided: statuses with their grounds, and what blocks or faults the paper."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.actions import dissolve_household
from vuonlen.registry.models import Household
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import Refused, decide_commune, record_form
from vuonlen.reviews.models import Classification, CommuneSeason, Decision, ReviewRound, Status, StatusSpell, Step
from vuonlen.reviews.queries import filter_by_status, statuses_on
from vuonlen.reviews.testing import (
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


def test_household_gone_before_the_effective_day_gets_no_status(land, review):
    record(land.officer, review, {land.lys: POOR})
    dissolve_household(
        actor=land.officer, scope=land.scope, household=land.lys, on=date(2022, 12, 1), reason="chuyển đi"
    )
    decide_one(land, review)
    assert not StatusSpell.objects.filter(household=land.lys).exists()


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


def test_deciding_needs_area_and_right(land, review):
    with pytest.raises(OutOfArea):
        decide_one(land, review, actor=land.stranger)
    with pytest.raises(PermissionMissing):
        decide_one(land, review, actor=land.officer)
    with pytest.raises(PermissionMissing):
        decide_one(land, review, actor=land.viewer)


def test_list_is_filtered_by_status(land, review):
    record(land.officer, review, {land.lys: POOR, land.chius: NEAR_POOR})
    decide_one(land, review)
    everyone = Household.objects.order_by("pk")
    assert list(filter_by_status(everyone, "poor", EFFECTIVE)) == [land.lys]
    assert list(filter_by_status(everyone, "none", EFFECTIVE)) == [land.phuns, land.trans]
    with pytest.raises(ValueError, match="rich"):
        filter_by_status(everyone, "rich", EFFECTIVE)
