"""The second wall at run time: which rows the database lets this session see (docs/decisions/006).

The policies themselves are in the room `row_security`. Where the wall is off (`ROW_SECURITY`), nothing here does
anything; where it is on, a session that has not said whose rows it is about sees none.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock

from cachetools import TTLCache, cached
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from vuonlen.places.lookups import as_array
from vuonlen.places.models import PlaceVersion, Succession
from vuonlen.places.queries import taken_over

from .held import held_today
from .models import User

#: `None`: every commune of the country.
Communes = Collection[int] | None

_NAMES = ("vuonlen.communes", "vuonlen.everything", "vuonlen.user")
_SET = "SELECT " + ", ".join(f"set_config('{name}', %s, false)" for name in _NAMES)
_NOTHING = ("",) * len(_NAMES)
_GET = "SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in _NAMES)


@contextmanager
def rows_of(communes: Communes, user: User | None = None) -> Iterator[None]:
    """Inside, the session sees the rows of these communes, and what is `user`'s own; afterwards what it saw before.

    Without a `user` the one named around this block stays.
    """
    if not settings.ROW_SECURITY:
        yield
        return
    before = _now()
    _tell(*_said(communes), str(user.pk) if user else before[-1])
    try:
        yield
    finally:
        _restore(before)


def beyond_the_area() -> AbstractContextManager[None]:
    """For a check that must know the whole country, such as a personal number used once.

    What is read inside must not be shown to the user.
    """
    return rows_of(None)


def communes_of(user: User) -> Communes:
    """Every commune, of whatever time, under a place the user holds a role for today, those that took it over, and
    those that went into it as a whole.

    Wider than any `Scope`, which is the first wall and knows rights and days. Whoever holds the whole country of
    today holds it of every time: ten thousand communes need not be named at every request.
    """
    return _communes_under(frozenset(held.place_id for held in held_today(user)))


class RowSecurityMiddleware:
    """The rows of a request are those of its user's communes; of nobody, none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.ROW_SECURITY:
            return self.get_response(request)
        user = request.user if isinstance(request.user, User) else None
        _tell(*_said(communes_of(user) if user else frozenset()), str(user.pk) if user else "")
        try:
            return self.get_response(request)
        finally:
            _restore(_NOTHING)  # what a session between two requests sees: no need to ask what it saw before


@cached(TTLCache(maxsize=1024, ttl=30), lock=Lock())
def _communes_under(places: frozenset[int]) -> Communes:
    units = PlaceVersion.objects.filter(keeps_households=True)
    found = set(units.filter(path__overlap=list(places)).values_list("place_id", flat=True)) if places else set()
    found |= set(Succession.objects.filter(predecessor__any_of=found).values_list("successor_id", flat=True))
    found |= taken_over(found)
    country = set(units.filter(valid__contains=timezone.localdate()).values_list("place_id", flat=True))
    return None if country and country <= found else frozenset(found)


def _said(communes: Communes) -> tuple[str, str]:
    return ("{}", "on") if communes is None else (as_array(frozenset(communes)), "")


def _now() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_GET)
        return cursor.fetchone()


def _tell(*values: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_SET, values)


def _restore(before: tuple[str, ...]) -> None:
    """In a transaction that failed nothing can be said; its end takes back what was said in it."""
    if connection.needs_rollback or connection.connection is None:
        return
    _tell(*before)
