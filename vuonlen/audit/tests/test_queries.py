"""Who changed and who looked, read back within the reader's area."""

import pytest
from django.db import transaction

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import Role, User
from vuonlen.accounts.queries import scope_of
from vuonlen.accounts.testing import give_role
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.trail import audited
from vuonlen.places.models import Place
from vuonlen.registry.models import Household, Person
from vuonlen.registry.queries import (
    audited_household,
    audited_user,
    changes_by_user,
    changes_of_household,
    reads_by_user,
    reads_of_household,
)
from vuonlen.web.testing import NUMBER, TODAY, World


def inspector_of(place: Place) -> Scope:
    user = User.objects.create(username=f"thanhtra.{place.pk}", full_name="Người Thanh Tra")
    give_role(user, Role.INSPECTOR, place)
    return scope_of(user, TODAY)


def rename(world: World, household: Household) -> None:
    head = household.memberships.get(relation="head").person_id
    with transaction.atomic(), audited(world.officer, "person.update", reason="sai chính tả"):
        person = Person.objects.get(pk=head)
        person.full_name = "Chíu Nhì Mùi"
        person.save()


def test_a_household_shows_its_changes_newest_first(world: World) -> None:
    rename(world, world.poor)
    newest = changes_of_household(world.poor)
    assert {change.kind for change in newest} == {"hộ", "người", "thành viên của hộ", "phiếu rà soát", "diện của hộ"}
    person = next(change for change in newest if change.kind == "người")
    assert (person.done, person.about, person.user, person.reason) == (
        "sửa",
        "Chíu Nhì Mùi",
        str(world.officer),
        "sai chính tả",
    )
    assert [(field.label, field.before, field.after) for field in person.fields] == [
        ("họ và tên", "Chíu Nhì Múi", "Chíu Nhì Mùi")
    ]


def test_a_personal_number_is_never_shown(world: World) -> None:
    told = str(changes_of_household(world.poor))
    assert "số định danh" in told
    assert NUMBER not in told
    assert NUMBER[-3:] not in told


def test_a_user_shows_what_changed_in_the_readers_area_only(world: World) -> None:
    rename(world, world.poor)
    assert {change.about for change in changes_by_user(inspector_of(world.district), world.officer)} >= {"Chíu Nhì Mùi"}
    assert changes_by_user(inspector_of(world.other_commune), world.officer) == []


def test_reads_of_a_household_name_who_looked(world: World) -> None:
    head = world.poor.memberships.get(relation="head").person_id
    log_access(user=world.viewer, action="household.view", subject=f"household {world.poor.pk}", outcome="allowed")
    log_access(user=world.officer, action="person.reveal_number", subject=f"person {head}", outcome="allowed")
    log_access(user=world.outsider, action="web.household", subject=f"/ho/{world.poor.pk}/", outcome="refused")
    log_access(user=world.viewer, action="household.view", subject=f"household {world.well_off.pk}", outcome="allowed")
    reads = reads_of_household(world.poor)
    assert [(read.user, read.action, read.outcome) for read in reads] == [
        (str(world.outsider), "thao tác trên trang", "bị từ chối"),
        (str(world.officer), "xem số định danh", "được xem"),
        (str(world.viewer), "xem hồ sơ hộ", "được xem"),
    ]
    assert reads[-1].subject == str(world.poor)


def test_reads_of_a_user_stay_in_the_readers_area(world: World) -> None:
    for household in (world.poor, world.elsewhere):
        subject = f"household {household.pk}"
        log_access(user=world.viewer, action="household.view", subject=subject, outcome="allowed")
    log_access(user=world.viewer, action="household.export", subject="mọi hộ", outcome="allowed")
    whole = reads_by_user(inspector_of(world.district), world.viewer)
    assert [read.subject for read in whole] == ["mọi hộ", str(world.elsewhere), str(world.poor)]
    part = reads_by_user(inspector_of(world.commune), world.viewer)
    assert [read.subject for read in part] == [str(world.poor)]


def test_the_trail_of_another_area_is_not_found(world: World) -> None:
    scope = inspector_of(world.other_commune)
    with pytest.raises(OutOfArea):
        audited_household(scope, world.poor.code)
    with pytest.raises(OutOfArea):
        audited_user(scope, world.officer.username)
    assert audited_household(scope, f" {world.elsewhere.code} ") == world.elsewhere
    assert audited_user(scope, world.outsider.username) == world.outsider


def test_without_the_right_nothing_is_found(world: World) -> None:
    scope = scope_of(world.district_officer, TODAY)
    with pytest.raises(OutOfArea):
        audited_household(scope, world.poor.code)


def test_a_page_of_changes_costs_the_same_however_long(world: World, django_assert_max_num_queries) -> None:
    for number in range(20):
        Household.objects.filter(pk=world.poor.pk).update(address=f"Lô {number}")
    with django_assert_max_num_queries(20):
        assert len(changes_of_household(world.poor)) > 20
