"""Every change of a register is kept, with who and why, whatever route it takes."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from vuonlen.accounts.models import User
from vuonlen.kernel.trail import audited
from vuonlen.registry.models import (
    Household,
    HouseholdChange,
    Membership,
    MembershipChange,
    Person,
    PersonChange,
)
from vuonlen.reviews.models import FormChange, SpellChange, StatusSpell
from vuonlen.web.testing import World


def test_bulk_registration_is_kept_row_by_row(world: World) -> None:
    """Households go in by COPY: the triggers see them all the same."""
    assert HouseholdChange.objects.filter(pgh_label="insert").count() == Household.objects.count()
    assert PersonChange.objects.filter(pgh_label="insert").count() == Person.objects.count()
    assert MembershipChange.objects.filter(pgh_label="insert").count() == Membership.objects.count()
    assert FormChange.objects.filter(pgh_label="insert").count() == 2
    assert SpellChange.objects.filter(pgh_label="insert").count() == StatusSpell.objects.count()


def test_registration_and_statuses_say_who_and_by_which_decision(world: World) -> None:
    registered = HouseholdChange.objects.get(pgh_obj=world.poor.pk, pgh_label="insert").pgh_context.metadata
    assert registered == {"user": world.district_officer.pk, "action": "household.register"}
    given = SpellChange.objects.filter(pgh_label="insert")
    assert given.count() == 2
    for change in given:
        told = change.pgh_context.metadata
        assert (told["action"], told["decision"]) == ("season.decide", change.decision_id)


def test_a_change_is_kept_with_actor_action_reason_and_decision(world: World) -> None:
    decision = world.last_round.decisions.first()
    with transaction.atomic(), audited(world.officer, "household.dissolve", reason="chuyển đi", decision=decision):
        Household.objects.filter(pk=world.well_off.pk).update(dissolved_on=date(2023, 5, 1))
    change = HouseholdChange.objects.filter(pgh_obj=world.well_off.pk).latest("pgh_id")
    assert (change.pgh_label, change.dissolved_on) == ("update", date(2023, 5, 1))
    assert change.pgh_context.metadata == {
        "user": world.officer.pk,
        "action": "household.dissolve",
        "reason": "chuyển đi",
        "decision": decision.pk,
    }


def test_a_decision_made_by_the_verb_is_noted(world: World) -> None:
    with transaction.atomic(), audited(world.officer, "round.decide") as trail:
        Household.objects.filter(pk=world.poor.pk).update(address="Lô 1")
        trail.note_decision(world.last_round.decisions.first())
        Household.objects.filter(pk=world.poor.pk).update(address="Lô 2")
    changes = HouseholdChange.objects.filter(pgh_obj=world.poor.pk, address__startswith="Lô")
    assert len({change.pgh_context_id for change in changes}) == 1
    assert "decision" in changes[0].pgh_context.metadata


def test_verbs_one_after_another_or_inside_each_other_are_told_apart(world: World) -> None:
    with transaction.atomic(), audited(world.district_officer, "outer"):
        Household.objects.filter(pk=world.poor.pk).update(address="một")
        with audited(world.officer, "inner"):
            Household.objects.filter(pk=world.poor.pk).update(address="hai")
        Household.objects.filter(pk=world.poor.pk).update(address="ba")
    Household.objects.filter(pk=world.poor.pk).update(address="bốn")
    told = {
        change.address: change.pgh_context.metadata["action"] if change.pgh_context else None
        for change in HouseholdChange.objects.filter(pgh_obj=world.poor.pk, address__in=["một", "hai", "ba", "bốn"])
    }
    assert told == {"một": "outer", "hai": "inner", "ba": "outer", "bốn": None}


#: those of which the small district has rows
HISTORIES = [
    "registry_householdchange",
    "registry_personchange",
    "registry_membershipchange",
    "reviews_formchange",
    "reviews_spellchange",
]
COPY = "COPY registry_person (full_name, sex, birth_date, birth_precision, ethnicity) FROM STDIN"


def test_a_copy_is_attributed_too(world: World, user: User) -> None:
    with transaction.atomic(), audited(user, "import"), connection.cursor() as cursor, cursor.copy(COPY) as copy:
        copy.write_row(("Chíu A Múi", "female", date(1990, 1, 1), "day", "Dao"))
    change = PersonChange.objects.get(full_name="Chíu A Múi")
    assert change.pgh_context.metadata["user"] == user.pk


def test_raw_sql_leaves_a_trace(world: World) -> None:
    head = world.poor.memberships.get(relation="head").person_id
    with connection.cursor() as cursor:
        cursor.execute("UPDATE registry_person SET full_name = 'Ai Đó' WHERE id = %s", [head])
    assert PersonChange.objects.filter(full_name="Ai Đó", pgh_label="update").exists()
    assert HouseholdChange.objects.filter(head_name="Ai Đó", pgh_label="update").exists()  # the copy of the name


@pytest.mark.parametrize("table", HISTORIES)
@pytest.mark.parametrize("sql", ["UPDATE {} SET pgh_label = 'x'", "DELETE FROM {}"])
def test_what_was_kept_cannot_be_changed(world: World, table: str, sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="Cannot update or delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format(table))
