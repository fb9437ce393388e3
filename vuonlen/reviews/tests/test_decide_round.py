"""All communes of a round decided together, or none."""

from datetime import date

import pytest

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import CommuneDecision, Refused, decide_round
from vuonlen.reviews.models import CommuneSeason, Decision, ReviewRound, StatusSpell, Step
from vuonlen.reviews.testing import (
    NEAR_POOR,
    POOR,
    bring_to_decision,
    decide,
    hand,
    make_round,
    record,
)


@pytest.fixture
def review(land):
    return make_round(land.district_officer, land.district)


def paper(commune, number="1/QĐ-UBND"):
    return CommuneDecision(commune.pk, number, date(2022, 12, 15), "Phạm Văn Bình")


def decide_all(land, review, *papers, actor=None):
    actor = actor or hand(land.district, Role.COMMUNE_CHAIR)
    return decide_round(actor=actor, scope=scope_for(actor), round=review, decisions=papers)


def test_round_is_decided_as_a_whole(land, review):
    record(land.district_officer, review, {land.lys: POOR, land.trans: NEAR_POOR})
    assert len(decide(land.district_officer, review)) == 2
    assert ReviewRound.objects.get().state == ReviewRound.State.DECIDED


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


def test_deciding_a_round_needs_area_and_right(land, review):
    with pytest.raises(OutOfArea):
        decide_all(land, review, actor=land.officer)
    with pytest.raises(PermissionMissing):
        decide_all(land, review, actor=land.viewer)
