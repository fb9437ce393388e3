"""Who records does not decide."""

from datetime import date
from itertools import permutations

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.actions.errors import RoleRefused
from vuonlen.accounts.models import Role, RoleAssignment, User
from vuonlen.accounts.queries.permissions import ROLE_PERMISSIONS
from vuonlen.accounts.separation import DECIDING, RECORDING, excluded_by
from vuonlen.accounts.testing import give_role
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.separation import OwnRecord, refuse_own_record
from vuonlen.places.models import Place

from .conftest import UNTIL_2025, Area


def insert(user: User, role: Role, place: Place, valid: str = "[2021-01-01,)") -> None:
    """As a script would, past the verb."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO accounts_roleassignment (user_id, place_id, role, valid) VALUES (%s, %s, %s, %s::daterange)",
            [user.pk, place.pk, role, valid],
        )


def test_commune_officer_is_not_its_chair(user: User, area: Area) -> None:
    give_role(user, Role.COMMUNE_OFFICER, area.quang_son)
    with pytest.raises(RoleRefused, match=r"cán bộ giảm nghèo cấp xã tại Xã Quảng Sơn.*\(TK-007\)"):
        give_role(user, Role.COMMUNE_CHAIR, area.quang_son)
    with pytest.raises(DatabaseError, match="excludes this one"):
        insert(user, Role.COMMUNE_CHAIR, area.quang_son)


def test_a_surveyor_under_the_chairs_place_is_refused_too(user: User, area: Area) -> None:
    give_role(user, Role.DISTRICT_CHAIR, area.district)
    with pytest.raises(RoleRefused, match="TK-007"):
        give_role(user, Role.SURVEYOR, area.quang_duc)
    with pytest.raises(DatabaseError, match="excludes this one"):
        insert(user, Role.SURVEYOR, area.quang_duc)


def test_elsewhere_or_afterwards_is_no_conflict(user: User, area: Area) -> None:
    give_role(user, Role.COMMUNE_OFFICER, area.quang_son, DateRange(date(2021, 1, 1), date(2023, 1, 1)))
    give_role(user, Role.COMMUNE_CHAIR, area.quang_duc, UNTIL_2025)
    give_role(user, Role.COMMUNE_CHAIR, area.quang_son, DateRange(date(2023, 1, 1), date(2025, 7, 1)))
    assert user.assignments.count() == 3


def test_the_operator_decides_nowhere(user: User, area: Area) -> None:
    give_role(user, Role.OPERATOR, area.province)
    with pytest.raises(RoleRefused, match="TK-007"):
        give_role(user, Role.COMMUNE_CHAIR, area.elsewhere)
    with pytest.raises(DatabaseError, match="excludes this one"):
        insert(user, Role.COMMUNE_CHAIR, area.elsewhere)


def test_a_later_change_of_the_row_is_guarded_too(user: User, area: Area) -> None:
    give_role(user, Role.COMMUNE_OFFICER, area.quang_son)
    held = give_role(user, Role.VIEWER, area.quang_son)
    with pytest.raises(DatabaseError, match="excludes this one"), transaction.atomic():
        RoleAssignment.objects.filter(pk=held.pk).update(role=Role.COMMUNE_CHAIR)


@pytest.mark.parametrize(("held", "role"), list(permutations(Role, 2)))
def test_verb_and_trigger_know_the_same_pairs(user: User, area: Area, held: Role, role: Role) -> None:
    insert(user, held, area.quang_son)
    nearby, anywhere = excluded_by(role)
    if held in nearby | anywhere:
        with pytest.raises(DatabaseError, match="excludes this one"):
            insert(user, role, area.quang_son)
    else:
        insert(user, role, area.quang_son)


def test_a_role_is_held_at_its_own_level(user: User, area: Area) -> None:
    with pytest.raises(RoleRefused, match=r"Huyện Hải Hà.*\(TK-008\)"):
        give_role(user, Role.COMMUNE_CHAIR, area.district)
    with pytest.raises(RoleRefused, match="TK-008"):
        give_role(user, Role.PROVINCE_OFFICER, area.district)


def test_nobody_decides_on_a_form_he_recorded(user: User) -> None:
    refuse_own_record(user, [user.pk + 1, None])
    with pytest.raises(OwnRecord, match="TK-006"):
        refuse_own_record(user, [user.pk + 1, user.pk])


DECIDES = {
    Permission.GIVE_OPINION: {Role.DISTRICT_CHAIR, Role.PROVINCE_CHAIR},
    Permission.DECIDE_ROUND: {Role.COMMUNE_CHAIR},
    Permission.ISSUE_CERTIFICATE: {Role.COMMUNE_CHAIR},
    Permission.FREEZE_ROUND: {Role.COMMUNE_CHAIR},
}


@pytest.mark.parametrize("right", DECIDES)
def test_only_chairs_decide(right: Permission) -> None:
    assert {role for role, rights in ROLE_PERMISSIONS.items() if right in rights} == DECIDES[right]


def test_no_role_records_and_decides() -> None:
    for role, rights in ROLE_PERMISSIONS.items():
        assert not (Permission.RECORD_FORM in rights and rights & DECIDES.keys()), role
    assert {role for role, rights in ROLE_PERMISSIONS.items() if Permission.RECORD_FORM in rights} == RECORDING
    assert {role for role, rights in ROLE_PERMISSIONS.items() if rights & DECIDES.keys()} == DECIDING


def test_who_runs_the_system_or_inspects_changes_no_household() -> None:
    reads = {Permission.VIEW_HOUSEHOLD, Permission.SEE_PERSONAL_NUMBER, Permission.READ_AUDIT}
    for role in (Role.OPERATOR, Role.INSPECTOR, Role.MINISTRY_VIEWER, Role.VIEWER):
        assert ROLE_PERMISSIONS[role] <= reads | {Permission.FOLLOW_ROLES}
        assert Permission.FOLLOW_ROLES not in ROLE_PERMISSIONS[role] or role == Role.OPERATOR
    assert Permission.VIEW_HOUSEHOLD not in ROLE_PERMISSIONS[Role.OPERATOR]
