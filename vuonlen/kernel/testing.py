"""In tests the database refuses a change that no verb names itself for.

Every table of the house gets a trigger, fired once a statement. It reads the context that `kernel.trail` tells the
database and refuses one whose action is no verb: none at all, or a net ("web", "work"). What a room lists as
`without_verb` is free.

A test lays out its world directly, so the thread of the test is `arranging`, and its connection says so to the triggers
(`vuonlen.arranging`). What goes into the product through one of its doors is not: a request of the test client, long
work, a command (`product`, put around them in the root `conftest.py`), or a request to a live server, which has a
thread and a connection of its own. There a change must name its verb. Where a test calls a function of `actions/` by
itself it stays arranging; that such a function is a verb is read in the text (`vuonlen/tests/test_verbs.py`).

The switch is said past Django's cursors: it is no query of the product, and tests count those. Said within a
transaction that is rolled back, it falls back to what it was when that began, and so is right again by itself.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import local
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.backends.signals import connection_created
from django.db.models import Model
from psycopg.pq import TransactionStatus

from .rooms import HOUSE, declared
from .trail import NETS

TRIGGER = "needs_a_verb"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION vl_needs_a_verb() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    action text := nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'action';
BEGIN
    -- what a trigger changes belongs to the change that fired it
    IF pg_trigger_depth() > 1 OR action NOT IN {NETS} OR current_setting('vuonlen.arranging', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'a change without a verb: % on % (%)', TG_OP, TG_TABLE_NAME, coalesce(action, 'no context');
END $$
"""
_thread = local()


def guard_verbs() -> None:
    """Put the triggers on the tables of a test database, and let this thread arrange from here on."""
    with connection.cursor() as cursor:
        cursor.execute(_FUNCTION)
        for model in guarded():
            cursor.execute(f"CREATE OR REPLACE TRIGGER {TRIGGER} BEFORE {_events(model)} ON {model._meta.db_table} "
                           "FOR EACH STATEMENT EXECUTE FUNCTION vl_needs_a_verb()")  # fmt: skip
    connection_created.connect(_introduce, dispatch_uid=TRIGGER)
    _thread.arranging = True
    _say(connection)


@contextmanager
def arranging(yes: bool = True) -> Iterator[None]:
    """Inside, this thread lays out a world and may change tables without a verb; or, with False, may not."""
    before = _is_arranging()
    _thread.arranging = yes
    _say(connection)
    try:
        yield
    finally:
        _thread.arranging = before
        _say(connection)


def product(door: Callable[..., Any]) -> Callable[..., Any]:
    """`door`, a function that leads into the product: what runs behind it changes tables under a verb only."""

    @wraps(door)
    def enter(*args: Any, **kwargs: Any) -> Any:
        with arranging(False):
            return door(*args, **kwargs)

    return enter


def guarded() -> list[type[Model]]:
    """The models of the house whose tables change under verbs."""
    free = declared("without_verb")
    ours = (model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith(HOUSE))
    return [one for one in ours if one._meta.managed and not one._meta.proxy and one._meta.db_table not in free]


def _events(model: type[Model]) -> str:
    """Updates of free columns alone do not fire."""
    table, free = model._meta.db_table, declared("without_verb")
    columns = [field.column for field in model._meta.local_fields]
    kept = [str(column) for column in columns if f"{table}.{column}" not in free]
    return "INSERT OR DELETE OR UPDATE" + ("" if kept == columns else f" OF {', '.join(kept)}")


def _introduce(connection: Any, **_given: Any) -> None:
    """A connection is new: it learns whose it is."""
    if _is_arranging():
        _say(connection)


def _is_arranging() -> bool:
    return getattr(_thread, "arranging", False)


def _say(connection: Any) -> None:
    raw = connection.connection
    if raw is None or raw.closed or raw.info.transaction_status == TransactionStatus.INERROR:
        return
    raw.execute("SELECT set_config('vuonlen.arranging', %s, false)", ["on" if _is_arranging() else "off"])
