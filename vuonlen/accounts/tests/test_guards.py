"""What the database itself refuses."""

import pytest
from django.db import DatabaseError, connection, transaction

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, Role, User

from .conftest import Area


def execute(sql: str, *values: object) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql", ["UPDATE accounts_accesslog SET subject = 'household 8'", "DELETE FROM accounts_accesslog"]
)
def test_the_access_log_can_only_grow(sql: str) -> None:
    log_access(user=None, action="household.view", subject="household 7", outcome="refused")
    with pytest.raises(DatabaseError, match="append-only"):
        execute(sql)
    assert AccessLog.objects.get().subject == "household 7"


INSERT_ROLE = "INSERT INTO accounts_roleassignment (user_id, place_id, role, valid) VALUES (%s, %s, %s, %s::daterange)"


def test_a_role_is_held_once_a_day(user: User, area: Area) -> None:
    execute(INSERT_ROLE, user.pk, area.district.pk, Role.VIEWER, "[2021-01-01,)")
    with pytest.raises(DatabaseError, match="role_held_once_a_day"):
        execute(INSERT_ROLE, user.pk, area.district.pk, Role.VIEWER, "[2023-01-01,2024-01-01)")


def test_a_role_of_no_day_is_refused(user: User, area: Area) -> None:
    with pytest.raises(DatabaseError, match="role_valid_not_empty"):
        execute(INSERT_ROLE, user.pk, area.district.pk, Role.VIEWER, "empty")
