"""A database of before the squash is known, left as it is, and a new one begins beside it."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.backends.base.base import NO_DB_ALIAS

from vuonlen.kernel.generations import begin_beside, is_made_before
from vuonlen.kernel.management.commands import migrate

MADE_BEFORE = """
CREATE TABLE django_migrations (app text, name text);
INSERT INTO django_migrations VALUES ('places', '0002_tables'), ('registry', '0104_search_behind_the_wall');
"""


def wrapper(name: str) -> Any:
    return type(connections["default"])({**connection.settings_dict, "NAME": name}, alias=NO_DB_ALIAS)


@pytest.fixture
def names(db: None) -> Iterator[tuple[str, str]]:
    """An old database of its own on the test server, and the name of one that is not there yet."""
    ours = connection.settings_dict["NAME"]
    old, new = f"{ours}_old", f"{ours}_new"
    server = wrapper("postgres")
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {old}")
        cursor.execute(f"CREATE DATABASE {old}")
        yield old, new
        for name in (old, new):
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    server.close()


def fill(name: str, sql: str) -> None:
    filled = wrapper(name)
    with filled.cursor() as cursor:
        cursor.execute(sql)
    filled.close()


def test_a_new_database_begins_beside_an_old_one_once(names: tuple[str, str]) -> None:
    old, new = names
    fill(old, MADE_BEFORE)
    assert begin_beside(wrapper(new), first=old)
    fill(new, "CREATE TABLE begun ()")
    assert not begin_beside(wrapper(new), first=old)


def test_nothing_is_said_of_a_server_without_data(names: tuple[str, str]) -> None:
    old, new = names
    assert not begin_beside(wrapper(new), first=old)
    fill(new, "CREATE TABLE begun ()")


def test_the_present_one_is_not_old_and_one_without_the_ground_floor_is(db: None) -> None:
    with connection.cursor() as cursor:
        assert not is_made_before(cursor)
        cursor.execute("DELETE FROM django_migrations WHERE app = 'kernel'")
        assert is_made_before(cursor)
        cursor.execute("DELETE FROM django_migrations")
        assert not is_made_before(cursor)


def test_an_old_database_is_refused_in_one_sentence_and_left_alone(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'kernel'")
        cursor.execute("SELECT count(*) FROM django_migrations")
        (before,) = cursor.fetchone()
        with pytest.raises(CommandError, match=r"hãy tạo một cơ sở dữ liệu trống khác.*\(TK-031\)$") as refusal:
            call_command("migrate", verbosity=0)
        assert "\n" not in str(refusal.value)
        cursor.execute("SELECT count(*) FROM django_migrations")
        assert cursor.fetchone() == (before,)


@pytest.mark.parametrize("beside", [True, False])
def test_on_the_private_server_one_sentence_says_where_the_old_data_are(
    db: None, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, beside: bool
) -> None:
    settings.PRIVATE_SERVER = tmp_path
    monkeypatch.setattr(migrate, "begin_beside", lambda connection: beside)
    said = StringIO()
    call_command("migrate", verbosity=0, stdout=said)
    assert said.getvalue().count("\n") == beside
    assert said.getvalue().endswith("bên cạnh. (TK-030)\n" if beside else "")
    assert not beside or f"“postgres” của {tmp_path}" in said.getvalue()
