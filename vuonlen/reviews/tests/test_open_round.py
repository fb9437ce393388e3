from datetime import date

import pytest

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.places.testing import make_commune, make_district, make_province
from vuonlen.registry.testing import make_user, scope_for
from vuonlen.reviews.actions import Refused, Target, open_round
from vuonlen.reviews.models import ReviewRound, RoundTarget
from vuonlen.reviews.queries import round_for, rounds_of

PLAN = Target(RoundTarget.Measure.ESCAPED_POOR, 65, "Nghị quyết của Hội đồng nhân dân huyện")


def open_(land, place=None, scope=None, **changes):
    given = {
        "year": 2022,
        "opens_on": date(2022, 9, 1),
        "reviewed_on": date(2022, 10, 1),
        "effective_on": date(2022, 12, 31),
        "targets": [PLAN],
        **changes,
    }
    place = place or land.district
    return open_round(actor=land.district_officer, scope=scope or land.district_scope, place_id=place.pk, **given)


def refused(*args, **kwargs):
    with pytest.raises(Refused) as problem:
        open_(*args, **kwargs)
    return problem.value.codes


def test_round_takes_the_standard_of_its_effective_day(land):
    review = open_(land)
    assert (review.standard, review.state) == ("mpi-2022-2025", ReviewRound.State.OPEN)
    assert review.targets.get().households == 65


def test_round_that_takes_effect_in_2021_is_under_the_old_standard(land):
    days = {"opens_on": date(2021, 9, 1), "reviewed_on": date(2021, 10, 1), "effective_on": date(2021, 12, 31)}
    assert open_(land, year=2021, **days).standard == "mpi-2016-2020"


def test_standard_whose_cut_offs_are_not_known_is_refused_with_the_act(land):
    days = {"opens_on": date(2026, 9, 1), "reviewed_on": date(2026, 10, 1), "effective_on": date(2027, 1, 1)}
    with pytest.raises(Refused, match="351/2025/NĐ-CP") as problem:
        open_(land, year=2026, **days)
    assert problem.value.codes == ["RAS-017"]


def test_days_are_in_order(land):
    assert refused(land, opens_on=date(2022, 10, 2)) == ["RAS-016"]
    assert refused(land, effective_on=date(2022, 9, 30)) == ["RAS-016"]


def test_commune_is_reviewed_once_a_year(land):
    open_(land)
    assert refused(land) == ["RAS-015"]
    assert refused(land, place=land.commune) == ["RAS-015"]
    later = {"opens_on": date(2023, 9, 1), "reviewed_on": date(2023, 10, 1), "effective_on": date(2023, 12, 31)}
    assert open_(land, year=2023, **later).pk


def test_place_without_communes_is_refused(land):
    empty = make_district(make_province("Trống"), "Huyện trống")
    assert refused(land, place=empty) == ["RAS-014"]


def test_every_commune_of_the_place_must_be_in_the_area(land):
    with pytest.raises(OutOfArea):
        open_(land, place=make_commune(make_district(make_province("Khác")), "Khác"))
    with pytest.raises(OutOfArea):
        open_(land, scope=land.scope)


def test_unknown_place_is_out_of_area(land):
    class Nowhere:
        pk = 10**9

    with pytest.raises(OutOfArea):
        open_(land, place=Nowhere)


def test_viewer_and_commune_officer_may_not_open(land):
    with pytest.raises(PermissionMissing):
        open_(land, scope=land.viewer_scope)
    with pytest.raises(PermissionMissing):
        open_(land, place=land.commune, scope=land.scope)
    assert not ReviewRound.objects.exists()


def test_rounds_are_found_from_the_commune_and_by_scope(land):
    review = open_(land)
    elsewhere = scope_for(make_user("xa", make_commune(make_district(make_province("Khác"))), Role.VIEWER))
    assert round_for(land.commune.pk, 2022) == review
    assert round_for(land.commune.pk, 2023) is None
    assert list(rounds_of(land.scope)) == [review]
    assert list(rounds_of(elsewhere)) == []
