from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from vuonlen.accounts.models import Role, User
from vuonlen.accounts.queries import scope_of, working_date
from vuonlen.accounts.queries.permissions import ROLE_PERMISSIONS
from vuonlen.accounts.testing import give_role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.places.models import Place, Succession
from vuonlen.places.testing import make_commune

from .conftest import ENDED, Area

IN_2022, IN_2026 = date(2022, 12, 31), date(2026, 11, 21)


def test_a_commune_officer_records_forms_in_the_commune_and_opens_no_round(user: User, area: Area) -> None:
    give_role(user, Role.COMMUNE_OFFICER, area.quang_son)
    scope = scope_of(user, IN_2022)
    assert scope.commune_ids == {area.quang_son.pk}
    scope.require(Permission.RECORD_FORM, area.quang_son.pk)
    with pytest.raises(PermissionMissing, match=r"mở đợt rà soát.*\(TK-002\)"):
        scope.require(Permission.OPEN_ROUND, area.quang_son.pk)


@pytest.mark.parametrize("permission", Permission)
def test_another_commune_is_out_of_area_whatever_is_asked(user: User, area: Area, permission: Permission) -> None:
    give_role(user, Role.COMMUNE_OFFICER, area.quang_son)
    for commune_id in (area.quang_duc.pk, area.elsewhere.pk, 0):
        with pytest.raises(OutOfArea, match="TK-001"):
            scope_of(user, IN_2022).require(permission, commune_id)


def test_a_district_officer_has_the_rights_of_the_role_in_every_commune_of_the_district(user: User, area: Area) -> None:
    give_role(user, Role.DISTRICT_OFFICER, area.district)
    scope = scope_of(user, IN_2022)
    for permission in ROLE_PERMISSIONS[Role.DISTRICT_OFFICER]:
        assert scope.communes_with(permission) == {area.quang_son.pk, area.quang_duc.pk}
    assert not scope.can(Permission.GIVE_OPINION, area.quang_son.pk)


def test_a_viewer_sees_households_and_nothing_more(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.district)
    scope = scope_of(user, IN_2022)
    allowed = {permission for permission in Permission if scope.can(permission, area.quang_son.pk)}
    assert allowed == {Permission.VIEW_HOUSEHOLD}


def test_each_role_counts_in_its_own_place_only(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.district)
    give_role(user, Role.COMMUNE_OFFICER, area.quang_son)
    scope = scope_of(user, IN_2022)
    assert scope.commune_ids == {area.quang_son.pk, area.quang_duc.pk}
    assert scope.communes_with(Permission.RECORD_FORM) == {area.quang_son.pk}
    with pytest.raises(PermissionMissing):
        scope.require(Permission.RECORD_FORM, area.quang_duc.pk)


def test_an_expired_role_opens_nothing_not_even_the_days_when_it_was_held(user: User, area: Area) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    give_role(user, Role.DISTRICT_OFFICER, area.district, DateRange(date(2021, 1, 1), yesterday))
    assert scope_of(user, IN_2022).commune_ids == frozenset()
    assert working_date(user, IN_2026) == IN_2026


def test_a_role_that_begins_tomorrow_opens_nothing_today(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.province, DateRange(timezone.localdate() + timedelta(days=1), None))
    assert scope_of(user, IN_2022).commune_ids == frozenset()


def test_a_district_that_has_ended_is_worked_in_on_its_last_day(user: User, area: Area) -> None:
    give_role(user, Role.DISTRICT_OFFICER, area.district)
    day = working_date(user, IN_2026)
    assert day == date(2025, 6, 30)
    assert scope_of(user, day).commune_ids == {area.quang_son.pk, area.quang_duc.pk}
    assert scope_of(user, IN_2026).commune_ids == frozenset()


def test_with_one_place_that_still_exists_the_working_date_is_today(user: User, area: Area) -> None:
    give_role(user, Role.DISTRICT_OFFICER, area.district)
    give_role(user, Role.VIEWER, area.merged)
    assert working_date(user, IN_2026) == IN_2026


def test_the_boundaries_are_those_of_the_day(user: User, area: Area) -> None:
    give_role(user, Role.VIEWER, area.province)
    assert scope_of(user, IN_2022).commune_ids == {area.quang_son.pk, area.quang_duc.pk}
    assert scope_of(user, IN_2026).commune_ids == {area.merged.pk}


def test_a_closed_account_and_a_stranger_have_no_area(user: User, area: Area) -> None:
    give_role(user, Role.DISTRICT_OFFICER, area.district)
    user.is_active = False
    assert scope_of(user, IN_2022).grants == ()
    assert scope_of(AnonymousUser(), IN_2022).grants == ()


def test_a_scope_costs_three_queries_whatever_the_number_of_roles(
    user: User, area: Area, django_assert_num_queries
) -> None:
    for place in (area.district, area.quang_son, area.province):
        give_role(user, Role.VIEWER, place)
    with django_assert_num_queries(3):
        scope = scope_of(user, IN_2022)
        assert scope.can(Permission.VIEW_HOUSEHOLD, area.quang_son.pk)


def test_every_role_has_a_list_of_rights_and_every_right_a_holder() -> None:
    assert ROLE_PERMISSIONS.keys() == set(Role)
    assert frozenset().union(*ROLE_PERMISSIONS.values()) == set(Permission)


def link(old: Place, new: Place, *, split: bool = False) -> None:
    Succession.objects.create(predecessor=old, successor=new, on=ENDED, needs_confirmation=split, source="thử")


def test_a_commune_made_later_stands_for_what_went_into_it_as_a_whole(user: User, area: Area) -> None:
    other = make_commune(area.province, "Quảng Hà", valid=DateRange(ENDED, None))
    link(area.quang_son, area.merged)
    link(area.quang_duc, area.merged, split=True)
    link(area.quang_duc, other, split=True)
    give_role(user, Role.COMMUNE_OFFICER, area.merged)
    scope, right = scope_of(user, IN_2022), Permission.VIEW_HOUSEHOLD
    assert scope.communes_with(right) == {area.quang_son.pk}
    assert scope.shared_with(right) == {area.quang_duc.pk}
    assert scope.keepers_with(right) == {area.merged.pk, area.quang_son.pk}
    scope_of(user, IN_2026).require(Permission.RECORD_FORM, area.quang_son.pk)  # a form of an old round
    with pytest.raises(OutOfArea):
        scope_of(user, IN_2022).require(Permission.RECORD_FORM, area.quang_duc.pk)


def test_households_that_wait_are_theirs_who_have_every_heir(user: User, area: Area) -> None:
    other = make_commune(area.province, "Quảng Hà", valid=DateRange(ENDED, None))
    link(area.quang_son, area.merged)
    link(area.quang_duc, area.merged, split=True)
    link(area.quang_duc, other, split=True)
    give_role(user, Role.VIEWER, area.province)
    province = scope_of(user, IN_2026)
    kept = {area.merged.pk, other.pk, area.quang_duc.pk, area.quang_son.pk}
    assert province.keepers_with(Permission.VIEW_HOUSEHOLD) == kept
    assert province.commune_ids == {area.merged.pk, other.pk}
    officer = User.objects.create(username="mot.xa")
    give_role(officer, Role.COMMUNE_OFFICER, other)
    assert scope_of(officer, IN_2026).keepers_with(Permission.VIEW_HOUSEHOLD) == {other.pk}
