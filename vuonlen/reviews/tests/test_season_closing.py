"""Certificates, freezing, and corrections after it."""

from datetime import date

import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.reviews.models import (
    Certificate,
    Snapshot,
    Status,
    StatusSpell,
)
from vuonlen.reviews.queries import (
    Validity,
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
    bring_to_decision,
    decide,
    make_round,
    record,
)
from vuonlen.reviews.tests.season import certify, codes, correct, decide_it, frozen


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


def test_freezing_keeps_what_the_round_came_to(season):
    snapshot = frozen(season)
    snapshot.refresh_from_db()
    assert snapshot.checksum == checksum_of(snapshot.content)
    kept = {one["head"]: (one["status"], one["certificate"]) for one in snapshot.content["households"]}
    assert kept["Lý Văn Ba"][0] == "poor" and kept["Chíu A Sáng"][0] == "near_poor" and all(c for _, c in kept.values())
    assert version_of(season.review, season.land.commune.pk) == 1


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
