"""A household through time: members come, leave, take over, and the household ends."""

from datetime import date

import pytest

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.registry.actions import (
    PersonChanges,
    Refused,
    add_member,
    change_head,
    dissolve_household,
    end_membership,
    update_person,
)
from vuonlen.registry.models import BirthPrecision, HouseholdEvent, Relation, Sex
from vuonlen.registry.queries import members_on
from vuonlen.registry.testing import make_family, new_member

DAY = date(2022, 5, 1)
BABY = new_member("Lý Gia Bảo", relation=Relation.CHILD, birth_date=date(2022, 4, 20))
CHANGES = PersonChanges("Lý Văn  Bốn", Sex.MALE, date(1981, 1, 1), BirthPrecision.YEAR, "Tày")


@pytest.fixture
def family(land):
    return make_family(land.officer, land.commune, land.village, ["Lý Văn Ba", "Lý Thị Tư"])


@pytest.fixture
def head(family):
    return family.memberships.get(relation="head").person


@pytest.fixture
def child(family):
    return family.memberships.get(relation="child").person


def join(land, family, new=BABY, on=DAY, reason="sinh con", scope=None):
    return add_member(
        actor=land.officer, scope=scope or land.scope, household=family, new=new, joined_on=on, reason=reason
    )


def leave(land, family, person, on=DAY, reason="đi lấy chồng", scope=None):
    end_membership(
        actor=land.officer, scope=scope or land.scope, household=family, person=person, left_on=on, reason=reason
    )


def take_over(land, family, person, becomes=Relation.PARENT, on=DAY, scope=None):
    change_head(
        actor=land.officer,
        scope=scope or land.scope,
        household=family,
        new_head=person,
        former_head_becomes=becomes,
        on=on,
        reason="ông già yếu",
    )


def end(land, family, on=DAY, scope=None, reason="chuyển đi"):
    dissolve_household(actor=land.officer, scope=scope or land.scope, household=family, on=on, reason=reason)


def correct(land, person, changes=CHANGES, scope=None, reason="theo căn cước"):
    return update_person(actor=land.officer, scope=scope or land.scope, person=person, changes=changes, reason=reason)


def refused(call, *args, **kwargs):
    with pytest.raises(Refused) as problem:
        call(*args, **kwargs)
    return problem.value.codes


def members(family, on):
    return [(one.person.full_name, one.relation) for one in members_on(family.pk, on)]


def test_baby_joins(land, family):
    join(land, family)
    family.refresh_from_db()
    assert family.member_count == 3
    assert len(members(family, date(2022, 4, 30))) == 2
    assert HouseholdEvent.objects.get(kind="member_joined").reason == "sinh con"


def test_joining_is_checked(land, family):
    assert refused(join, land, family, new=new_member()) == ["HGD-024"]
    assert refused(join, land, family, reason=" ") == ["HGD-023"]
    assert refused(join, land, family, on=date(2021, 1, 1)) == ["HGD-019"]
    assert refused(join, land, family, on=date(2022, 4, 1)) == ["HGD-008"]
    numbered = new_member("Lý Năm", relation=Relation.CHILD, personal_number="022080001234")
    join(land, family, new=numbered)
    assert refused(join, land, family, new=numbered) == ["HGD-013"]


def test_member_leaves(land, family, child):
    leave(land, family, child)
    assert members(family, date(2022, 4, 30)) == [("Lý Văn Ba", "head"), ("Lý Thị Tư", "child")]
    assert members(family, DAY) == [("Lý Văn Ba", "head")]


def test_leaving_is_checked(land, family, head, child):
    assert refused(leave, land, family, head) == ["HGD-021"]
    leave(land, family, child)
    assert refused(leave, land, family, child, on=date(2022, 6, 1)) == ["HGD-020"]
    baby = join(land, family)
    assert refused(leave, land, family, baby, on=DAY) == ["HGD-025"]


def test_child_becomes_head(land, family, child):
    take_over(land, family, child)
    family.refresh_from_db()
    assert family.head_name == "Lý Thị Tư"
    assert members(family, DAY) == [("Lý Thị Tư", "head"), ("Lý Văn Ba", "parent")]


def test_change_of_head_is_checked(land, family, head, child):
    assert refused(take_over, land, family, head) == ["HGD-022"]
    assert refused(take_over, land, family, child, becomes=Relation.HEAD) == ["HGD-006"]


def test_household_ends(land, family):
    end(land, family)
    family.refresh_from_db()
    assert (family.dissolved_on, family.member_count, family.head_name) == (DAY, 0, "Lý Văn Ba")
    assert members(family, DAY) == []


def test_ended_household_takes_no_change(land, family):
    end(land, family)
    assert refused(join, land, family, on=date(2022, 6, 1)) == ["HGD-018"]
    assert refused(end, land, family, on=date(2022, 6, 1)) == ["HGD-018"]


def test_person_is_corrected(land, family, head):
    correct(land, head)
    family.refresh_from_db()
    assert (family.head_name, family.head_ethnicity) == ("Lý Văn Bốn", "Tày")
    assert HouseholdEvent.objects.get(kind="person_corrected").reason == "theo căn cước"


def test_correction_is_checked(land, family, head):
    future = PersonChanges("Lý", Sex.MALE, date(2100, 1, 1), BirthPrecision.DAY, "Tày")
    assert refused(correct, land, head, changes=future) == ["HGD-008"]
    assert refused(correct, land, head, reason="") == ["HGD-023"]


@pytest.fixture
def stranger_scope(land):
    from vuonlen.accounts.models import Role
    from vuonlen.registry.testing import make_user, scope_for

    return scope_for(make_user("la", land.neighbour, Role.COMMUNE_OFFICER))


def test_every_change_needs_the_area(land, family, head, child, stranger_scope):
    for call in (
        lambda: join(land, family, scope=stranger_scope),
        lambda: leave(land, family, child, scope=stranger_scope),
        lambda: take_over(land, family, child, scope=stranger_scope),
        lambda: end(land, family, scope=stranger_scope),
        lambda: correct(land, head, scope=stranger_scope),
    ):
        with pytest.raises(OutOfArea):
            call()


def test_every_change_needs_the_right(land, family, head, child):
    for call in (
        lambda: join(land, family, scope=land.viewer_scope),
        lambda: leave(land, family, child, scope=land.viewer_scope),
        lambda: take_over(land, family, child, scope=land.viewer_scope),
        lambda: end(land, family, scope=land.viewer_scope),
        lambda: correct(land, head, scope=land.viewer_scope),
    ):
        with pytest.raises(PermissionMissing):
            call()
