"""Roles held at places that end: they go on, wait for a person, or end; every step is kept."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from vuonlen.accounts.actions.errors import RoleRefused
from vuonlen.accounts.models import Role, RoleAssignment, RoleStep, User
from vuonlen.accounts.queries import scope_of
from vuonlen.accounts.reorganisation.actions import FollowedRoles, follow_roles, settle_role
from vuonlen.accounts.reorganisation.queries import roles_followed
from vuonlen.accounts.testing import SINCE_2021, give_role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.places.models import Place, Succession
from vuonlen.places.testing import make_commune

from .conftest import ENDED, UNTIL_2025, Area

TODAY = date(2026, 11, 21)


def give(name: str, role: Role, place: Place, valid: DateRange = SINCE_2021) -> User:
    user, _made = User.objects.get_or_create(username=name, defaults={"full_name": name})
    give_role(user, role, place, valid)
    return user


def link(old: Place, new: Place, *, split: bool = False) -> None:
    Succession.objects.create(predecessor=old, successor=new, on=ENDED, needs_confirmation=split, source="nghị quyết")


@pytest.fixture
def other(area: Area) -> Place:
    """Quảng Sơn becomes Đường Hoa; Quảng Đức is split between it and this one."""
    other = make_commune(area.province, "Quảng Hà", valid=DateRange(ENDED, None))
    link(area.quang_son, area.merged)
    link(area.quang_duc, area.merged, split=True)
    link(area.quang_duc, other, split=True)
    return other


@pytest.fixture
def manager(area: Area) -> User:
    return give("tinh", Role.PROVINCE_OFFICER, area.province)


def follow(manager: User, area: Area) -> FollowedRoles:
    return follow_roles(actor=manager, place_id=area.district.pk, on=ENDED)


def test_an_officer_goes_on_in_the_one_successor_with_the_same_role(area: Area, other: Place, manager: User) -> None:
    officer = give("xa", Role.COMMUNE_OFFICER, area.quang_son, DateRange(date(2021, 1, 1), date(2030, 1, 1)))
    assert follow(manager, area) == FollowedRoles(passed=1, waiting=0, ended=0)
    old, new = officer.assignments.order_by("valid")
    assert (old.place, old.valid) == (area.quang_son, DateRange(date(2021, 1, 1), ENDED))
    assert (new.place, new.role, new.valid) == (area.merged, old.role, DateRange(ENDED, date(2030, 1, 1)))
    step = RoleStep.objects.get()
    assert (step.kind, step.by, step.successor, step.until) == ("passed", manager, new, date(2030, 1, 1))
    assert scope_of(officer, TODAY).can(Permission.RECORD_FORM, area.merged.pk)


def test_a_role_of_a_split_commune_waits_until_a_person_says_where(area: Area, other: Place, manager: User) -> None:
    officer = give("xa", Role.COMMUNE_OFFICER, area.quang_duc)
    assert follow(manager, area) == FollowedRoles(passed=0, waiting=1, ended=0)
    assert scope_of(officer, TODAY).grants == ()
    [waiting] = roles_followed(scope_of(manager, TODAY))
    assert waiting.waits
    assert {one.name for one in waiting.choices} == {"Đường Hoa", "Quảng Hà"}
    step = waiting.step
    settle_role(actor=manager, assignment_id=step.assignment_id, successor_id=other.pk, reason="Quyết định 12/QĐ-UBND")
    assert scope_of(officer, TODAY).communes_with(Permission.RECORD_FORM) == {other.pk}
    assert [step.kind for step in RoleStep.objects.order_by("pk")] == ["waits", "passed"]
    assert not roles_followed(scope_of(manager, TODAY))[0].waits


def test_of_several_chairs_of_one_commune_a_person_chooses(area: Area, other: Place, manager: User) -> None:
    give("chutich", Role.COMMUNE_CHAIR, area.quang_son)
    assert follow(manager, area).waiting == 1  # a part of Quảng Đức comes there too, with its chair
    held = RoleAssignment.objects.get(role=Role.COMMUNE_CHAIR)
    settle_role(actor=manager, assignment_id=held.pk, successor_id=None, reason="nghỉ hưu")
    assert RoleStep.objects.latest("pk").kind == "ended"
    assert RoleAssignment.objects.filter(role=Role.COMMUNE_CHAIR).count() == 1


def test_roles_of_the_district_end_and_the_province_sees_it(area: Area, other: Place, manager: User) -> None:
    officer = give("huyen", Role.DISTRICT_OFFICER, area.district)
    assert follow(manager, area) == FollowedRoles(passed=0, waiting=0, ended=1)
    assert officer.assignments.get().valid == UNTIL_2025
    [ended] = roles_followed(scope_of(manager, TODAY))
    assert (ended.user, ended.new, ended.old.name) == ("huyen", None, "Hải Hà")
    assert "01/07/2025" in ended.step.reason


def test_a_role_that_would_meet_one_it_excludes_waits_with_the_reason(area: Area, other: Place, manager: User) -> None:
    give("hai-viec", Role.COMMUNE_CHAIR, area.merged, DateRange(ENDED, None))
    give("hai-viec", Role.SURVEYOR, area.quang_son)
    assert follow(manager, area).waiting == 1
    assert "(TK-007)" in RoleStep.objects.get().reason


def test_roles_that_ended_before_and_roles_elsewhere_are_left_alone(area: Area, other: Place, manager: User) -> None:
    give("cu", Role.SURVEYOR, area.quang_son, DateRange(date(2021, 1, 1), date(2024, 1, 1)))
    give("xa-khac", Role.SURVEYOR, area.elsewhere)
    assert follow(manager, area) == FollowedRoles(0, 0, 0)


def test_a_second_run_finds_nothing_to_do(area: Area, other: Place, manager: User) -> None:
    give("xa", Role.COMMUNE_OFFICER, area.quang_son)
    give("xa-2", Role.COMMUNE_OFFICER, area.quang_duc)
    follow(manager, area)
    assert follow(manager, area) == FollowedRoles(0, 0, 0)
    assert RoleStep.objects.count() == 2


def test_only_who_may_follow_roles_there_follows_or_settles(area: Area, other: Place, manager: User) -> None:
    give("xa", Role.COMMUNE_OFFICER, area.quang_duc)
    viewer = give("xem", Role.VIEWER, area.province)
    stranger = give("la", Role.PROVINCE_OFFICER, make_commune_elsewhere(area))
    with pytest.raises(PermissionMissing):
        follow(viewer, area)
    with pytest.raises(OutOfArea):
        follow(stranger, area)
    follow(manager, area)
    held = RoleAssignment.objects.get(place=area.quang_duc)
    for user, error in ((viewer, PermissionMissing), (stranger, OutOfArea)):
        with pytest.raises(error):
            settle_role(actor=user, assignment_id=held.pk, successor_id=other.pk, reason="thử")
        assert roles_followed(scope_of(user, TODAY)) == []
    with pytest.raises(OutOfArea):
        settle_role(actor=manager, assignment_id=10**9, successor_id=other.pk, reason="thử")


def make_commune_elsewhere(area: Area) -> Place:
    return Place.objects.get(versions__path__len=1, versions__name="Bắc Giang")


def test_what_cannot_be_settled_is_refused_with_its_reason(area: Area, other: Place, manager: User) -> None:
    give("xa", Role.COMMUNE_OFFICER, area.quang_duc)
    follow(manager, area)
    held = RoleAssignment.objects.get(place=area.quang_duc)

    def settle(successor: Place, reason: str = "Quyết định 12") -> RoleStep:
        return settle_role(actor=manager, assignment_id=held.pk, successor_id=successor.pk, reason=reason)

    with pytest.raises(RoleRefused, match="TK-022"):
        settle(other, "  ")
    with pytest.raises(RoleRefused, match=r"Xã Quảng Đức.*\(TK-021\)"):
        settle(area.elsewhere)
    settle(other)
    with pytest.raises(RoleRefused, match="TK-020"):
        settle(area.merged)
    assert RoleAssignment.objects.filter(user=held.user).count() == 2


def test_the_steps_stay_as_they_were_written(area: Area, other: Place, manager: User) -> None:
    give("xa", Role.COMMUNE_OFFICER, area.quang_son)
    follow(manager, area)
    for statement in ("UPDATE accounts_rolestep SET reason = ''", "DELETE FROM accounts_rolestep"):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_a_role_is_settled_once_and_a_passed_one_names_its_successor(area: Area, manager: User) -> None:
    held = RoleAssignment.objects.get(user=manager)
    step = {"on": ENDED, "reason": "thử", "by": manager, "at": timezone.now()}
    held.steps.create(kind="ended", **step)
    for kind in ("ended", "passed"):
        with pytest.raises(IntegrityError), transaction.atomic():
            held.steps.create(kind=kind, **step)
