"""The second wall at run time: which rows the database lets this session see (docs/decisions/006).

Where the wall is off (`ROW_SECURITY`), nothing here does anything; where it is on, a session that has not said whose
rows it is about sees none.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager

from django.conf import settings
from django.db import connection

from vuonlen.kernel.actor import Person
from vuonlen.kernel.lookups import as_array

#: `None`: every commune of the country.
Communes = Collection[int] | None

_NAMES = ("vuonlen.communes", "vuonlen.everything", "vuonlen.user")
_SET_ALL = "SELECT " + ", ".join(f"set_config('{name}', %s, false)" for name in _NAMES)
_NOTHING = ("",) * len(_NAMES)
_GET = "SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in _NAMES)


@contextmanager
def rows_of(communes: Communes, user: Person | None = None) -> Iterator[None]:
    """Inside, the session sees the rows of these communes, and what is `user`'s own; afterwards what it saw before.

    Without a `user` the one named around this block stays.
    """
    if not settings.ROW_SECURITY:
        yield
        return
    before = _now()
    _set(*_said(communes), str(user.pk) if user else before[-1])
    try:
        yield
    finally:
        _restore(before)


def beyond_the_area() -> AbstractContextManager[None]:
    """For a check that must know the whole country, such as a personal number used once.

    What is read inside must not be shown to the user.
    """
    return rows_of(None)


def tell(communes: Communes, user: Person | None) -> None:
    """Say for what follows on this connection whose rows it is about."""
    _set(*_said(communes), str(user.pk) if user else "")


def forget() -> None:
    """Between two requests a session sees nothing."""
    _restore(_NOTHING)


def _said(communes: Communes) -> tuple[str, str]:
    return ("{}", "on") if communes is None else (as_array(frozenset(communes)), "")


def _now() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_GET)
        return cursor.fetchone()


def _set(*values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET_ALL, values)


def _restore(before: tuple[str, ...]) -> None:
    """In a transaction that failed nothing can be said; its end takes back what was said in it."""
    if connection.needs_rollback or connection.connection is None:
        return
    _set(*before)
