"""Joining two records and putting them back; what is refused says how to mend it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.accounts.models import Role
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.tests.examples import tries
from vuonlen.registry.actions import Refused, dissolve_household
from vuonlen.registry.duplicates.actions import merge_persons, settle_different, undo_merge
from vuonlen.registry.duplicates.candidates import find_candidates
from vuonlen.registry.duplicates.queries import get_pair, pairs_in
from vuonlen.registry.models import (
    DuplicatePair,
    Household,
    HouseholdEvent,
    Membership,
    MembershipChange,
    Person,
    PersonMerge,
    Relation,
)
from vuonlen.registry.queries import search_households
from vuonlen.registry.testing import make_household, make_user, new_member, scope_for

NUMBER = "022180001234"


def merge(land, keep, drop, scope=None, reason="một người, căn cước 022…"):
    return merge_persons(actor=land.officer, scope=scope or land.scope, keep=keep, drop=drop, reason=reason)


def undo(land, made, scope=None, reason="nhầm hai chị em"):
    return undo_merge(actor=land.officer, scope=scope or land.scope, merge_id=made.pk, reason=reason)


def codes(call, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        call(*args, **kwargs)
    return refused.value.codes


def leave(land, person, on):
    """The household of one ends."""
    household = person.memberships.get().household
    dissolve_household(actor=land.officer, scope=land.scope, household=household, on=on, reason="ghi trùng")


def state():
    """Everything a merge may change, to compare before and after."""
    persons = Person.objects.order_by("pk").values_list(
        "pk", "full_name", "merged_into", "personal_number_index", "personal_number_cipher"
    )
    memberships = Membership.objects.order_by("pk").values_list("pk", "household", "person", "relation", "valid")
    households = Household.objects.order_by("pk").values_list("pk", "head_name", "member_count", "dissolved_on")
    return [
        [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in rows]
        for rows in (persons, memberships, households)
    ]


@pytest.fixture
def moved(land, enter):
    """One person entered again after leaving the first household."""
    first = enter()
    leave(land, first, date(2022, 1, 1))
    return first, enter("Chíu Thị Mui", on=date(2022, 3, 1))


def test_memberships_go_to_the_one_kept(land, moved, only_pair):
    first, second = moved
    made = merge(land, first, second)
    second.refresh_from_db()
    assert second.merged_into == first
    assert [one.person_id for one in Membership.objects.all()] == [first.pk, first.pk]
    pair = only_pair()
    assert (pair.state, pair.settled_by, pair.reason) == ("same", land.officer, made.reason)
    assert HouseholdEvent.objects.get(kind="person_corrected").reason.startswith("gộp hai bản ghi của Chíu Thị Múi")
    assert MembershipChange.objects.filter(pgh_context__metadata__action="person.merge").exists()


def test_name_of_the_head_follows(land, moved):
    first, second = moved
    merge(land, first, second)
    assert set(Household.objects.filter(dissolved_on=None).values_list("head_name", flat=True)) == {"Chíu Thị Múi"}


def test_merged_person_is_found_no_more(land, moved):
    first, second = moved
    merge(land, first, second)
    assert [
        one.person_id
        for one in find_candidates(
            new_member("Chíu Thị Múi"), land.scope, commune_id=land.commune.pk, village_id=land.village.pk
        )
    ] == [first.pk]
    assert find_candidates(second.pk, land.scope) == []


def test_number_goes_to_the_one_kept_and_comes_back(land, enter):
    first = enter()
    leave(land, first, date(2022, 1, 1))
    second = enter("Chíu Thị Mui", on=date(2022, 3, 1), personal_number=NUMBER)
    before = state()
    made = merge(land, first, second)
    assert search_households(land.scope, text=NUMBER).get().memberships.get().person_id == first.pk
    undo(land, made)
    assert state() == before


def test_undo_puts_everything_back(land, moved, only_pair):
    before = state()
    made = merge(land, *moved)
    assert state() != before
    undone = undo(land, made)
    assert state() == before
    assert (undone.undone_by, undone.undo_reason) == (land.officer, "nhầm hai chị em")
    assert [step.kind for step in only_pair().steps.order_by("pk")] == ["found", "merged", "undone"]
    assert only_pair().state == "open"


def test_merging_again_after_undo(land, moved):
    undo(land, merge(land, *moved))
    merge(land, *moved)
    assert PersonMerge.objects.count() == 2


def test_two_households_on_one_day_are_refused_and_told(land, enter):
    first, second = enter(), enter("Chíu Thị Mui")
    before = state()
    with pytest.raises(Refused) as refused:
        merge(land, first, second)
    assert refused.value.codes == ["TRG-006"]
    assert "06925-000001" in str(refused.value) and "06925-000002" in str(refused.value)
    assert state() == before


def test_the_advice_mends_it_and_the_trace_stays(land, enter):
    first, second = enter(), enter("Chíu Thị Mui")
    leave(land, second, date(2022, 1, 1))
    merge(land, first, second)
    trace = Membership.objects.get(person=second)
    assert trace.valid.upper == date(2022, 1, 1)
    assert Membership.objects.filter(person=first).count() == 1


def test_the_other_must_be_kept_when_only_he_is_still_there(land, enter):
    first, second = enter(), enter("Chíu Thị Mui")
    leave(land, first, date(2022, 1, 1))
    assert codes(merge, land, first, second) == ["TRG-007"]
    merge(land, second, first)


def family(land, *names):
    members = [new_member(names[0], birth_date=date(1950, 2, 3))]
    members += [new_member(name, relation=Relation.CHILD) for name in names[1:]]
    household = make_household(land.officer, land.commune, land.village, *members)
    return household, [one.person for one in household.memberships.select_related("person").order_by("pk")]


def test_two_records_in_one_household_become_one_member(land):
    household, [_head, first, second] = family(land, "Chíu A Sám", "Chíu Thị Múi", "Chíu Thị Mui")
    before = state()
    made = merge(land, first, second)
    household.refresh_from_db()
    assert household.member_count == 2
    assert Membership.objects.get(person=second).valid.upper == timezone.localdate()
    undo(land, made)
    assert state() == before


def test_the_head_must_be_kept(land):
    _, [head, child] = family(land, "Chíu A Sám", "Chíu Thị Múi")
    assert codes(merge, land, child, head) == ["TRG-008"]


def test_a_member_of_today_cannot_end_today(land):
    household, [head, first] = family(land, "Chíu A Sám", "Chíu Thị Múi")
    second = Person.objects.create(full_name="Chíu Thị Mui", sex="male", birth_date=date(1980, 5, 20), ethnicity="Dao")
    day = timezone.localdate()
    Membership.objects.create(household=household, person=second, relation="child", valid=(day, None))
    assert codes(merge, land, first, second) == ["TRG-009"]


def test_refusals_of_words(land, moved):
    first, second = moved
    assert codes(merge, land, first, first) == ["TRG-003"]
    assert codes(merge, land, first, second, reason="  ") == ["TRG-001"]
    assert codes(merge, land, first, second, reason="x" * 501) == ["TRG-002"]
    made = merge(land, first, second)
    assert codes(merge, land, first, second) == ["TRG-004"]
    assert codes(undo, land, made, reason="") == ["TRG-001"]


def test_person_without_any_household(land, enter):
    nobody = Person.objects.create(full_name="Ai", sex="male", birth_date=date(1980, 5, 20), ethnicity="Dao")
    assert codes(merge, land, enter(), nobody) == ["TRG-013"]


def test_undo_is_refused_after_later_changes(land, moved):
    first, second = moved
    made = merge(land, first, second)
    household = Household.objects.get(dissolved_on=None)
    dissolve_household(
        actor=land.officer, scope=land.scope, household=household, on=timezone.localdate() - timedelta(1), reason="chết"
    )
    assert codes(undo, land, made) == ["TRG-010"]


def test_undo_happens_once_and_the_later_merge_first(land, enter):
    people = []
    for year in (2022, 2023, 2024):
        people.append(enter("Chíu Thị Múi", on=date(year, 3, 1)))
        if year < 2024:
            leave(land, people[-1], date(year, 12, 1))
    first = merge(land, people[1], people[0])
    second = merge(land, people[2], people[1])
    assert codes(undo, land, first) == ["TRG-012"]
    undo(land, second)
    undo(land, first)
    assert codes(undo, land, first) == ["TRG-011"]


def test_suspicions_of_the_dropped_go_to_the_kept(land, enter):
    first = enter()
    leave(land, first, date(2022, 1, 1))
    second = enter("Chíu Thị Mui", on=date(2022, 3, 1))
    third = enter("Chíu Thi Mui", on=date(2022, 4, 1))
    made = merge(land, first, second)
    open_pairs = set(pairs_in(land.scope, state="open").values_list("first_id", "second_id"))
    assert open_pairs == {(first.pk, third.pk)}
    undo(land, made)
    assert pairs_in(land.scope, state="open").count() == 3


def test_area_and_right_are_needed_on_both_sides(land, enter):
    here, there = enter(), enter("Chíu Thị Mui", commune=land.neighbour, village=land.neighbour_village)
    pair = DuplicatePair.objects.get()
    neighbour = make_user("la", land.neighbour, Role.COMMUNE_OFFICER)
    for scope in (land.scope, scope_for(neighbour)):
        with pytest.raises(OutOfArea):
            merge(land, here, there, scope=scope)
        with pytest.raises(OutOfArea):
            settle_different(actor=land.officer, scope=scope, pair_id=pair.pk, reason="khác")
        assert get_pair(scope, pair.pk) == pair
    with pytest.raises(PermissionMissing):
        settle_different(actor=land.viewer, scope=land.viewer_scope, pair_id=pair.pk, reason="khác")
    settle_different(actor=land.district_officer, scope=land.district_scope, pair_id=pair.pk, reason="khác")


def test_undo_needs_the_area(land, moved):
    made = merge(land, *moved)
    stranger = scope_for(make_user("la", land.neighbour, Role.COMMUNE_OFFICER))
    with pytest.raises(OutOfArea):
        undo(land, made, scope=stranger)
    with pytest.raises(PermissionMissing):
        undo(land, made, scope=land.viewer_scope)


def test_pairs_of_elsewhere_are_not_listed(land, enter):
    enter(), enter("Chíu Thị Mui")
    stranger = scope_for(make_user("la", land.neighbour, Role.COMMUNE_OFFICER))
    assert pairs_in(land.scope).count() == 1
    assert pairs_in(stranger).count() == pairs_in(land.viewer_scope).count() == 0


def test_settled_pair_is_not_settled_again(land, enter, only_pair):
    enter(), enter("Chíu Thị Mui")
    settle_different(actor=land.officer, scope=land.scope, pair_id=only_pair().pk, reason="khác")
    assert codes(settle_different, actor=land.officer, scope=land.scope, pair_id=only_pair().pk, reason="khác") == [
        "TRG-005"
    ]


stays = st.lists(st.tuples(st.booleans(), st.integers(1, 400), st.integers(1, 200)), min_size=1, max_size=5)


@tries(25)
@given(stays, st.booleans())
def test_merge_then_undo_restores_exactly_whatever_the_stays(land, stays, numbered):
    """Random stays of two records in households of their own, one after another or overlapping."""
    from django.db import transaction

    with transaction.atomic():
        people = [_person(land, "Chíu Thị Múi", None), _person(land, "Chíu Thị Mui", NUMBER if numbered else None)]
        next_day = [date(2021, 6, 1), date(2021, 6, 1)]
        for is_second, gap, length in stays:
            start = next_day[is_second] + timedelta(gap)
            next_day[is_second] = start + timedelta(length)
            _stay(land, people[is_second], start, next_day[is_second])
        before = state()
        try:
            made = merge(land, *people)
        except Refused:
            assert state() == before
        else:
            dropped = Person.objects.get(pk=people[1].pk)
            assert dropped.merged_into_id == people[0].pk
            assert not Membership.objects.filter(person=dropped, valid__endswith__isnull=True).exists()
            undo(land, made)
            assert state() == before
        transaction.set_rollback(True)


def _person(land, name, number):
    household = make_household(
        land.officer,
        land.commune,
        land.village,
        new_member(name, personal_number=number),
        registered_on=date(2021, 1, 1),
    )
    membership = household.memberships.get()
    membership.valid = (
        date(2021, 1, 1),
        date(2021, 1, 2) if number is None and name.endswith("Múi") else date(2021, 2, 1),
    )
    membership.save()
    return membership.person


def _stay(land, person, first, last):
    household = make_household(land.officer, land.commune, land.village, new_member("Hoàng Văn Thụ"))
    end = last if last < timezone.localdate() else None
    Membership.objects.create(household=household, person=person, relation="other", valid=(first, end))
