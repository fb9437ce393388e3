"""A kept connection: trusted while it is quiet, found out when the server has ended it."""

from collections.abc import Iterator

import pytest
from django.db import connection

from vuonlen.kernel.postgresql.base import DatabaseWrapper, base


@pytest.fixture
def kept(db: None) -> Iterator[DatabaseWrapper]:
    """A connection of its own, beside the one of the test."""
    own = connection.copy()
    own.ensure_connection()
    yield own
    own.close()


def _pid(kept: DatabaseWrapper) -> int:
    with kept.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def test_a_quiet_connection_is_used_without_a_question(kept: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", lambda self: pytest.fail("asked"))
    assert kept.is_usable()


def test_a_session_ended_by_the_server_is_not_used(kept: DatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [_pid(kept)])
        assert cursor.fetchone() == (True,)
    assert not kept.is_usable()


def test_after_an_error_the_server_is_asked(kept: DatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(base.DatabaseWrapper, "is_usable", lambda self: asked.append(1) or True)
    kept.errors_occurred = True
    assert kept.is_usable()
    assert asked == [1]


def test_a_closed_connection_is_not_used(kept: DatabaseWrapper) -> None:
    kept.connection.close()
    assert not kept.is_usable()
