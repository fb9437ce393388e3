"""The round that the season's tests share: one commune, two households, and each verb with arguments that are right."""

from datetime import date

import pytest

from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import (
    Refused,
    correct_status,
    decide_commune,
    freeze_commune,
    give_opinion,
    issue_certificates,
    raise_objection,
    record_form,
    resolve_objection,
)
from vuonlen.reviews.models import (
    CommuneSeason,
)
from vuonlen.reviews.testing import (
    answers,
    bring_to_decision,
    meeting,
)

REVIEWED = date(2022, 10, 3)  # a Monday
ENDS = date(2022, 10, 6)
SIGNED = date(2022, 10, 20)


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


def vote(season, *pairs, attendance=40, days=0):
    votes = {household.pk: pair for household, pair in zip((season.land.lys, season.land.chius), pairs, strict=False)}
    held = meeting(season.review, attendance, days)
    return {**by(season, season.officer), "village_id": season.land.village.pk, "meeting": held, "votes": votes}


def opinion(season, user=None, **changes):
    given = {
        "commune_id": season.land.commune.pk,
        "given_on": date(2022, 10, 12),
        "by": "Chủ tịch huyện",
        "agrees": True,
    }
    return give_opinion(**by(season, user or season.above), **{**given, **changes})


def certify(season, on=SIGNED):
    return issue_certificates(**by(season, season.chair), commune_id=season.land.commune.pk, issued_on=on)


def frozen(season):
    bring_to_decision(season.review)
    decide_it(season)
    certify(season)
    return freeze_commune(**by(season, season.chair), commune_id=season.land.commune.pk)


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
