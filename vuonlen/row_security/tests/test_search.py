"""Search by part of a name behind the wall: the same answers, by indexes, and never a row of another area."""

import pytest
from django.conf import settings as configured
from django.db import connection

from vuonlen.accounts.queries import communes_of, scope_of
from vuonlen.accounts.testing import as_owner
from vuonlen.registry.models import Household
from vuonlen.registry.queries import search_households
from vuonlen.row_security.session import rows_of
from vuonlen.web.testing import TODAY, World


def named(text: str, communes: list[int]) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT vl_households_named(%s, %s, %s)", [text, communes, TODAY])
        return {pk for (pk,) in cursor.fetchall()}


@pytest.mark.parametrize("text", ["múi", "MUI", "Con", "Tằng", "lồ má", "%", "_", "\\", "000001"])
@pytest.mark.parametrize("name", ["officer", "district_officer", "outsider"])
def test_the_answer_is_the_same_with_the_wall(walled: World, name: str, text: str) -> None:
    user = getattr(walled, name)
    scope = scope_of(user, TODAY)
    with rows_of(communes_of(user), user):
        behind = set(search_households(scope, text=text).values_list("pk", flat=True))
    with as_owner():
        assert set(search_households(scope, text=text).values_list("pk", flat=True)) == behind
    if text in {"%", "_", "\\"}:
        assert not behind


def test_the_function_keeps_to_the_communes_of_the_session(walled: World) -> None:
    both = [walled.commune.pk, walled.other_commune.pk]
    assert named("a", both) == set()
    with rows_of({walled.other_commune.pk}):
        assert named("a", both) == {walled.elsewhere.pk}
        assert named("múi", both) == set()
        assert named("a", []) == set()
    with rows_of(None):
        assert named("múi", both) == {walled.poor.pk}
        assert named("múi", [walled.other_commune.pk]) == set()


def test_the_owner_is_not_held(walled: World) -> None:
    with as_owner():
        assert named("múi", [walled.commune.pk]) == {walled.poor.pk}


def test_only_who_may_read_may_call(db: None) -> None:
    name = "vl_households_named(text, bigint[], date)"
    with connection.cursor() as cursor:
        for role, may in ((configured.WEB_ROLE, True), ("public", False)):
            cursor.execute("SELECT has_function_privilege(%s, %s, 'EXECUTE')", [role, name])
            assert cursor.fetchone() == (may,)


def test_a_narrow_user_is_answered_by_an_index_on_the_area(walled: World) -> None:
    """On a table this small a scan would be right; without scans the planner must find the index, wall or not."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    scope = scope_of(walled.officer, TODAY)
    with rows_of(communes_of(walled.officer)):
        plan = Household.objects.filter(commune_id__in=scope.commune_ids).order_by("name_key", "id")[:51].explain()
    assert "Index Cond: (commune_id = " in plan
