"""The database refuses what the verbs refuse, also to raw SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from vuonlen.registry.models import Household, Membership, Person, Relation
from vuonlen.registry.testing import make_family, make_household, new_member


def execute(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.fixture
def family(land):
    return make_family(land.officer, land.commune, land.village, ["Lý Văn Ba", "Lý Thị Tư"])


JOIN = "INSERT INTO registry_membership (household_id, person_id, relation, valid) VALUES (%s, %s, %s, %s)"


def test_person_cannot_be_in_two_households_at_once(land, family):
    other = make_household(land.officer, land.commune, land.village)
    person = family.memberships.get(relation="child").person_id
    with pytest.raises(IntegrityError, match="person_in_one_household_a_day"):
        execute(JOIN, other.pk, person, "child", "[2022-01-01,)")


def test_household_cannot_have_two_heads_at_once(land, family):
    execute(
        "INSERT INTO registry_person (full_name, sex, birth_date, birth_precision, ethnicity)"
        " VALUES ('Lý Văn Năm', 'male', '1990-02-03', 'day', 'Dao')"
    )
    with pytest.raises(IntegrityError, match="household_has_one_head_a_day"):
        execute(JOIN, family.pk, Person.objects.latest("pk").pk, "head", "[2022-01-01,)")


def test_membership_cannot_be_empty(family):
    with pytest.raises(IntegrityError, match="membership_valid_not_empty"):
        execute("UPDATE registry_membership SET valid = 'empty' WHERE household_id = %s", family.pk)


def test_number_index_is_unique(land):
    numbered = new_member(personal_number="022080001234")
    make_household(land.officer, land.commune, land.village, numbered)
    with pytest.raises(IntegrityError, match="personal_number_index"):
        execute(
            "INSERT INTO registry_person (full_name, sex, birth_date, birth_precision, ethnicity,"
            " personal_number_cipher, personal_number_index) SELECT full_name, sex, birth_date, birth_precision,"
            " ethnicity, personal_number_cipher, personal_number_index FROM registry_person"
        )


def test_cipher_needs_its_index(family):
    with pytest.raises(IntegrityError, match="personal_number_cipher_with_index"):
        execute("UPDATE registry_person SET personal_number_cipher = '\\x01'")


@pytest.mark.parametrize(
    ("birth", "precision", "constraint"),
    [
        ("1980-05-20", "month", "unknown_birth_day_is_one"),
        ("1980-05-20", "year", "unknown_birth_day_is_one"),
        ("1980-05-01", "year", "unknown_birth_month_is_one"),
    ],
)
def test_unknown_part_of_birth_is_one(family, birth, precision, constraint):
    with pytest.raises(IntegrityError, match="unknown_birth_"):
        execute("UPDATE registry_person SET birth_date = %s, birth_precision = %s", birth, precision)


def test_household_code_is_unique(land, family):
    other = make_household(land.officer, land.commune, land.village)
    with pytest.raises(IntegrityError, match="registry_household_code"):
        execute("UPDATE registry_household SET code = %s WHERE id = %s", family.code, other.pk)


def test_household_cannot_end_before_it_began(family):
    with pytest.raises(IntegrityError, match="household_dissolved_after_registered"):
        execute("UPDATE registry_household SET dissolved_on = '2020-01-01' WHERE id = %s", family.pk)


def test_events_are_never_changed(family):
    with pytest.raises(IntegrityError, match="never changed"):
        execute("UPDATE registry_householdevent SET reason = 'khác'")
    with pytest.raises(IntegrityError, match="never changed"):
        execute("DELETE FROM registry_householdevent")


def test_copies_follow_the_name_of_the_head(family):
    execute("UPDATE registry_person SET full_name = 'Lý Văn Bốn', ethnicity = 'Tày' WHERE full_name = 'Lý Văn Ba'")
    family.refresh_from_db()
    assert (family.head_name, family.head_ethnicity, family.name_key) == ("Lý Văn Bốn", "Tày", "ly van bon")


def test_copies_ignore_a_member_who_is_not_head(family):
    execute("UPDATE registry_person SET full_name = 'Lý Thị Út' WHERE full_name = 'Lý Thị Tư'")
    family.refresh_from_db()
    assert family.head_name == "Lý Văn Ba"


def test_copies_follow_memberships_that_end_and_go(family):
    execute("UPDATE registry_membership SET valid = '[2021-01-01,2022-01-01)' WHERE relation = 'child'")
    family.refresh_from_db()
    assert family.member_count == 1
    execute("DELETE FROM registry_membership")
    family.refresh_from_db()
    assert (family.member_count, family.head_name) == (0, "Lý Văn Ba")


def test_copies_follow_a_member_moved_by_hand_in_both_households(land, family):
    other = make_household(land.officer, land.commune, land.village)
    execute("UPDATE registry_membership SET household_id = %s WHERE relation = 'child'", other.pk)
    counts = dict(Household.objects.values_list("pk", "member_count"))
    assert counts == {family.pk: 1, other.pk: 2}


def test_copies_follow_a_new_head(family):
    execute("UPDATE registry_membership SET relation = 'other' WHERE relation = 'head'")
    Membership.objects.filter(relation=Relation.CHILD).update(relation=Relation.HEAD)
    family.refresh_from_db()
    assert family.head_name == "Lý Thị Tư"
