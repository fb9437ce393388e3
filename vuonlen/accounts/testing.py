"""For tests: a role given, and pages asked for as the web process asks, each request held by the row policies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from vuonlen.accounts.actions import assign_role
from vuonlen.accounts.models import Role, RoleAssignment, User
from vuonlen.accounts.queries import communes_of
from vuonlen.kernel.actor import Command
from vuonlen.places.models import Place
from vuonlen.row_security.session import rows_of

SINCE_2021 = DateRange(date(2021, 1, 1), None)


def give_role(user: User, role: Role, place: Place, valid: DateRange = SINCE_2021) -> RoleAssignment:
    """Let `user` hold the role for the place, from 2021 on by default; by the verb, as a command."""
    return assign_role(actor=Command("test"), user=user, role=role, place=place, valid=valid)


@contextmanager
def as_web_role() -> Iterator[None]:
    """Inside, statements run as the role of the web process."""
    _say("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED", f"SET LOCAL ROLE {settings.WEB_ROLE}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _say("RESET ROLE")


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, statements run as the owner of the tables, as those of a worker do."""
    _say("RESET ROLE")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _say(f"SET LOCAL ROLE {settings.WEB_ROLE}")


def worker_of(run: Callable[[int], None]) -> Callable[[int], None]:
    """Work that a test runs within the request that queued it, done as the worker would do it."""

    def run_as_owner(work_id: int) -> None:
        with as_owner():
            run(work_id)

    return run_as_owner


class WalledClient(Client):
    """A browser whose requests are answered by a web process with the second wall on (`settings.ROW_SECURITY`)."""

    user: Any = None

    def force_login(self, user: Any, backend: str | None = None) -> None:
        self.user = user
        super().force_login(user, backend)

    def request(self, **request: Any) -> Any:
        with as_web_role():
            answer = super().request(**request)
            self._let_deferred_guards_speak()
            return answer

    def _let_deferred_guards_speak(self) -> None:
        """They would have at the commit, within the request; the transaction of the test hides that."""
        if self.user is not None and not connection.needs_rollback:
            with rows_of(communes_of(self.user)):
                _say("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")


def _say(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
