"""What the database shows the web role, asked with raw SQL: nothing without a scope, an area's rows with one."""

from typing import Any

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.db import DatabaseError, connection, transaction

from vuonlen.accounts.models import Role
from vuonlen.accounts.queries import communes_of, scope_of
from vuonlen.accounts.testing import as_web_role
from vuonlen.background.models import Work
from vuonlen.kernel.problems import Refused
from vuonlen.registry.actions import register_household
from vuonlen.registry.models import BirthPrecision, Household, Person, Relation, Sex
from vuonlen.registry.models.newcomers import NewHousehold, NewMember
from vuonlen.reviews.models import WorkerRecognition
from vuonlen.reviews.testing import hand
from vuonlen.reviews.tests.conftest import build_land
from vuonlen.reviews.tests.workers import LOW, recognise
from vuonlen.row_security.apply import apply_row_security
from vuonlen.row_security.policies import policies, unguarded
from vuonlen.row_security.session import beyond_the_area, rows_of
from vuonlen.web.testing import NUMBER, TODAY, World

FILLED = [
    "registry_household",
    "registry_membership",
    "registry_person",
    "registry_householdevent",
    "reviews_reviewform",
    "reviews_formrevision",
    "reviews_classification",
    "reviews_statusspell",
    "reviews_decision",
    "reviews_villagemeeting",
    "reviews_meetingvote",
    "reviews_posting",
    "reviews_upperreport",
    "reviews_opinion",
    "registry_householdchange",
    "registry_personchange",
    "registry_membershipchange",
    "reviews_formchange",
    "reviews_spellchange",
]


def count(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return cursor.fetchone()[0]


def refused(sql: str, *values: object) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize("policy", policies(), ids=lambda policy: policy.table)
def test_without_a_scope_no_row_is_there(walled: World, policy: Any) -> None:
    assert count(policy.table) == 0


def own_tables() -> set[str]:
    models = apps.get_models(include_auto_created=True)
    ours = [one._meta for one in models if one.__module__.startswith("vuonlen.")]
    here = {meta.db_table for meta in ours if meta.managed and not meta.proxy}  # a view sees as its reader does
    return here | {"pghistory_context"}


def test_every_table_has_a_policy_or_a_reason() -> None:
    guarded = {policy.table for policy in policies()}
    assert guarded | set(unguarded()) == own_tables()
    assert not guarded & set(unguarded())
    assert all(unguarded().values())


def test_no_table_is_forgotten_because_it_has_no_model(db: None) -> None:
    """Tables that migrations make by SQL are seen in the catalogue only."""
    rooms = tuple(f"{app.label}_" for app in apps.get_app_configs() if app.name.startswith("vuonlen."))
    found = {table for table in connection.introspection.table_names() if table.startswith(rooms)}
    assert found <= own_tables()


def test_policies_are_laid_and_hold_the_web_role(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'")
        assert {name for (name,) in cursor.fetchall()} == {policy.table for policy in policies()}


@pytest.mark.parametrize("table", FILLED)
def test_the_owner_and_the_whole_country_see_all(world: World, settings: Any, table: str) -> None:
    settings.ROW_SECURITY = True
    whole = count(table)
    assert whole > 0
    with as_web_role(), beyond_the_area():
        assert count(table) == whole


@pytest.mark.parametrize("table", FILLED)
def test_an_area_sees_its_part(world: World, settings: Any, table: str) -> None:
    settings.ROW_SECURITY = True
    whole = count(table)
    with as_web_role():
        with rows_of({world.commune.pk}):
            here = count(table)
        with rows_of({world.other_commune.pk}):
            there = count(table)
        assert count(table) == 0
    assert 0 < here < whole
    assert here + there == whole


def test_the_rows_are_the_right_ones(walled: World) -> None:
    with rows_of({walled.commune.pk}):
        assert set(Household.objects.all()) == {walled.poor, walled.well_off}
        names = set(Person.objects.values_list("full_name", flat=True))
    assert names == {"Chíu Nhì Múi", "Chíu Nhì Múi Con", "Đặng Văn Ước", "Đặng Văn Ước Con"}


def test_a_row_of_another_area_cannot_be_changed_or_made(walled: World) -> None:
    with rows_of({walled.other_commune.pk}):
        assert Household.objects.filter(pk=walled.poor.pk).update(address="x") == 0
        refused("UPDATE registry_household SET commune_id = %s WHERE id = %s", walled.commune.pk, walled.elsewhere.pk)
        refused(
            "INSERT INTO registry_household (code, village_id, commune_id, address, head_name, head_ethnicity, "
            "member_count, registered_on) VALUES ('x', %s, %s, '', 'A', 'Dao', 1, '2022-01-01')",
            walled.village.pk,
            walled.commune.pk,
        )


@pytest.mark.parametrize(
    "sql",
    [
        "ALTER TABLE registry_household DISABLE ROW LEVEL SECURITY",
        "DROP POLICY vl_area ON registry_household",
        "TRUNCATE registry_household CASCADE",
        "ALTER TABLE accounts_accesslog DISABLE TRIGGER ALL",
        "DELETE FROM django_migrations",
    ],
)
def test_the_web_role_cannot_take_the_wall_down(walled: World, sql: str) -> None:
    refused(sql)


def test_the_web_role_owns_nothing_and_cannot_log_in_by_itself(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_tables WHERE tableowner = %s", [configured.WEB_ROLE])
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT rolcanlogin, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = %s", [configured.WEB_ROLE]
        )
        assert cursor.fetchone() == (False, False, False)


def test_files_and_works_are_their_owners_alone(walled: World) -> None:
    with rows_of({walled.commune.pk}, walled.officer):
        Work.objects.create(owner=walled.officer, kind="x", title="Xuất danh sách hộ")
        assert count("background_work") == 1
        with beyond_the_area():
            assert count("background_work") == 1
    with rows_of(None, walled.district_officer):
        assert count("background_work") == 0
    assert count("background_work") == 0
    with rows_of({walled.commune.pk}, walled.officer):
        refused("UPDATE background_work SET owner_id = %s", walled.outsider.pk)


def test_what_one_said_is_forgotten_at_the_end_also_after_a_failure(walled: World) -> None:
    with rows_of({walled.commune.pk}):
        with pytest.raises(ZeroDivisionError), rows_of({walled.other_commune.pk}):
            raise ZeroDivisionError
        assert Household.objects.count() == 2
    assert Household.objects.count() == 0


def test_the_wall_is_never_narrower_than_the_scope(world: World) -> None:
    for user in (world.officer, world.district_officer, world.viewer, world.outsider):
        assert scope_of(user, TODAY).commune_ids <= set(communes_of(user) or ()) or communes_of(user) is None


def test_a_person_is_made_before_it_belongs_anywhere(walled: World) -> None:
    with rows_of({walled.commune.pk}):
        made = Person.objects.create(full_name="Chíu A Múi", sex="female", birth_date=TODAY, ethnicity="Dao")
        assert Person.objects.filter(pk=made.pk).exists()


def test_laying_the_policies_twice_changes_nothing(db: None) -> None:
    assert apply_row_security()
    assert apply_row_security()


def test_a_number_used_elsewhere_is_refused_with_a_reason(walled: World) -> None:
    """The check must look past the wall: otherwise only a constraint would speak."""
    household, born = walled.elsewhere, TODAY.replace(year=1990)
    head = NewMember("Tằng A Hai", Sex.MALE, born, BirthPrecision.DAY, "Dao", Relation.HEAD, NUMBER)
    with rows_of({walled.other_commune.pk}), pytest.raises(Refused) as refusal:
        register_household(
            actor=walled.outsider,
            scope=scope_of(walled.outsider, TODAY),
            new=NewHousehold(household.village_id, household.commune_id, TODAY, "", [head]),
        )
    assert refusal.value.problems[0].message.name == "NUMBER_TAKEN"


def test_a_recognition_is_seen_in_its_area_only(db: None, settings: Any) -> None:
    land = build_land()
    land.chair = hand(land.commune, Role.COMMUNE_CHAIR)
    recognise(land, {land.lys: LOW})
    settings.ROW_SECURITY = True
    tables = ("reviews_workerrecognition", "reviews_recognitionchange")
    with as_web_role():
        with rows_of({land.commune.pk}):
            assert [count(table) for table in tables] == [2, 2]
        with rows_of({land.neighbour.pk}):
            assert [count(table) for table in tables] == [0, 0]
            assert WorkerRecognition.objects.update(ended_by=None) == 0
