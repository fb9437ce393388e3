"""What the verbs promise, the database holds, also to raw SQL."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.registry.duplicates.actions import merge_persons
from vuonlen.registry.models import DuplicatePair, Household, Person


def execute(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def pair(land, enter):
    enter(), enter("Chíu Thị Mui")
    return DuplicatePair.objects.get()


@pytest.fixture
def merged(land, enter):
    from vuonlen.registry.actions import dissolve_household

    first = enter()
    dissolve_household(
        actor=land.officer,
        scope=land.scope,
        household=first.memberships.get().household,
        on=date(2022, 1, 1),
        reason="đi",
    )
    second = enter("Chíu Thị Mui", on=date(2022, 3, 1))
    return merge_persons(actor=land.officer, scope=land.scope, keep=first, drop=second, reason="một người")


INSERT = """
INSERT INTO registry_duplicatepair (first_id, second_id, first_commune_id, second_commune_id, score, reasons,
  fingerprint, state, found_by, found_at, reason)
SELECT {first}, {second}, first_commune_id, second_commune_id, score, reasons, fingerprint, state, found_by, found_at,
  reason FROM registry_duplicatepair
"""


def test_a_pair_is_ordered_and_once(pair):
    with pytest.raises(IntegrityError, match="duplicate_pair_is_ordered"):
        execute(INSERT.format(first="second_id", second="first_id"))
    with pytest.raises(IntegrityError, match="duplicate_pair_once"):
        execute(INSERT.format(first="first_id", second="second_id"))


@pytest.mark.parametrize("change", ["state = 'same'", "reason = 'vì thế'", "settled_at = now()"])
def test_settled_means_when_and_why(pair, change):
    with pytest.raises(IntegrityError, match="duplicate_settled_with_reason"):
        execute(f"UPDATE registry_duplicatepair SET {change}")


@pytest.mark.parametrize("table", ["duplicatepair", "duplicatestep"])
def test_nothing_of_the_queue_is_deleted(pair, table):
    with pytest.raises(IntegrityError, match="never changed or deleted"):
        execute(f"DELETE FROM registry_{table}")


def test_history_is_not_rewritten(pair):
    with pytest.raises(IntegrityError, match="never changed"):
        execute("UPDATE registry_duplicatestep SET reason = 'khác'")


def test_merged_person_cannot_join_a_household(land, merged):
    with pytest.raises(IntegrityError, match="no current membership"):
        execute(
            "INSERT INTO registry_membership (household_id, person_id, relation, valid) VALUES (%s, %s, 'other', %s)",
            Household.objects.latest("pk").pk,
            merged.dropped_id,
            "[2024-01-01,)",
        )
    with pytest.raises(IntegrityError, match="no current membership"):
        execute("UPDATE registry_membership SET person_id = %s WHERE upper_inf(valid)", merged.dropped_id)


def test_current_member_cannot_be_marked_merged(pair):
    with pytest.raises(IntegrityError, match="no current membership"):
        execute("UPDATE registry_person SET merged_into_id = %s WHERE id = %s", pair.first_id, pair.second_id)


def test_nobody_is_merged_into_himself(pair):
    with pytest.raises(IntegrityError, match="person_merged_into_another"):
        execute("UPDATE registry_person SET merged_into_id = id")


@pytest.mark.parametrize("change", ["reason = 'khác'", "changes = '[]'", "dropped_id = kept_id"])
def test_a_merge_is_not_rewritten(merged, change):
    with pytest.raises(IntegrityError, match="only be undone"):
        execute(f"UPDATE registry_personmerge SET {change}")
    with pytest.raises(IntegrityError, match="only be undone"):
        execute("DELETE FROM registry_personmerge")


def test_undoing_by_hand_needs_who_and_why(merged):
    with pytest.raises(IntegrityError, match="undoing_is_complete"):
        execute("UPDATE registry_personmerge SET undone_at = now()")


def test_the_queue_follows_people_and_households_who_move(land, pair):
    person = Person.objects.get(pk=pair.second_id)
    household = person.memberships.get().household
    execute(
        "UPDATE registry_household SET commune_id = %s, village_id = %s WHERE id = %s",
        land.neighbour.pk,
        land.neighbour_village.pk,
        household.pk,
    )
    pair.refresh_from_db()
    assert (pair.first_commune_id, pair.second_commune_id) == (land.commune.pk, land.neighbour.pk)
    execute("UPDATE registry_membership SET valid = '[2021-01-01,2022-01-01)' WHERE person_id = %s", person.pk)
    other = Household.objects.exclude(pk=household.pk).get()
    execute(
        "INSERT INTO registry_membership (household_id, person_id, relation, valid) VALUES (%s, %s, 'other', %s)",
        other.pk,
        person.pk,
        "[2022-01-01,)",
    )
    pair.refresh_from_db()
    assert pair.second_commune_id == land.commune.pk
