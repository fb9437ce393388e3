"""Filled databases and their copies, on the server of the tests.

The comment on a filled database says in which run, of which sources it was made, and what its filling told; without
comment it is half filled and made again.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import connection
from django.db.backends.utils import CursorWrapper

from .sources import digest_of_sources

_LOCK = 7_201_114  # any number: the workers of a server wait for each other under it
Fill = tuple[str | None, Callable[[], Any]]


@dataclass(frozen=True)
class Copy:
    """A database of this worker alone, and what the filling told."""

    name: str
    told: Any


@contextmanager
def connected(name: str) -> Iterator[None]:
    """This process is connected to that database instead of its own test database."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


class Copies:
    """Makes filled databases and copies of them; what was copied is remembered for the session.

    `fills`: name to the filled database it begins with (None: the empty test database) and what fills it.
    `kept`: a filled database may come from an earlier run of the same sources, and stay for a later one.
    """

    def __init__(self, fills: Mapping[str, Fill], *, kept: bool) -> None:
        self._fills, self._kept = fills, kept
        self._run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
        self.empty = connection.settings_dict["NAME"]  # the test database of this worker
        self._own: dict[str, Copy] = {}

    def copy(self, name: str) -> Copy:
        """The copy of a filled database for this worker; makes both where needed."""
        if name not in self._own:
            with _alone() as cursor:
                told = self._filled(cursor, name)
                copied = f"{self.empty}_{name}_copy"
                _create(cursor, copied, self._shared(name))
            self._own[name] = Copy(copied, told)
        return self._own[name]

    def drop(self) -> None:
        """Throw away the copies of this worker, and what was filled unless it may be kept."""
        names = [one.name for one in self._own.values()] + ([] if self._kept else [*map(self._shared, self._fills)])
        with _alone() as cursor:
            for name in names:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _filled(self, cursor: CursorWrapper, name: str) -> Any:
        """Make sure that the filled database is there; returns what its filling told."""
        database = self._shared(name)
        known = _comment(cursor, database)
        if known and (known["run"] == self._run or (self._kept and known["sources"] == digest_of_sources())):
            return known["told"]
        begin, fill = self._fills[name]
        if begin:
            self._filled(cursor, begin)
        _create(cursor, database, self._shared(begin) if begin else self.empty)
        with connected(database):
            told = fill()
        says = json.dumps({"run": self._run, "sources": digest_of_sources(), "told": told}, ensure_ascii=False)
        cursor.execute(f'COMMENT ON DATABASE "{database}" IS %s', [says])
        return told

    def _shared(self, name: str) -> str:
        """The name that all workers know: that of the test database without the worker's ending."""
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")
        return f"{self.empty.removesuffix(f'_{worker}')}_{name}"


@contextmanager
def _alone() -> Iterator[CursorWrapper]:
    """A cursor on the server's own database, while every other worker that wants one waits, however long."""
    with connection._nodb_cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        yield cursor


def _create(cursor: CursorWrapper, name: str, template: str) -> None:
    """Copy a database that nobody may be using; what a test's server thread left open is closed."""
    connection.close()
    cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [template])
    cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def _comment(cursor: CursorWrapper, name: str) -> dict[str, Any] | None:
    cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [name])
    found = cursor.fetchone()
    return json.loads(found[0]) if found and found[0] else None
