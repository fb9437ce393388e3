"""Which roles a user holds today: read with the user once a request, and never kept longer."""

import json
from datetime import date, timedelta
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from ..models import RoleAssignment, User

#: One question instead of two: every request needs both, and asks before it knows anything else.
_WITH_ROLES = """
SELECT one.*, (
    SELECT json_agg(json_build_array(held.place_id, held.role) ORDER BY held.id)
    FROM accounts_roleassignment held WHERE held.user_id = one.id AND held.valid @> %(day)s::date
)::text AS roles_held
FROM accounts_user one WHERE one.id = %(user)s
"""


class Held(NamedTuple):
    """A role held for a place."""

    place_id: int
    role: str


def user_with_roles(user_id: int) -> User | None:
    """The user with the roles of today already known to `held_today`; None when there is no such user."""
    day = timezone.localdate()
    for user in User.objects.raw(_WITH_ROLES, {"user": user_id, "day": day}):
        roles = json.loads(user.roles_held or "[]")  # type: ignore[attr-defined]
        user.roles_on = day, tuple(Held(*held) for held in roles)
        return user
    return None


def held_today(user: User | AnonymousUser) -> tuple[Held, ...]:
    """The roles a user holds today, in the order given; none for nobody, and none for an account that was closed.

    Asks the database, except for the user of a request, whose roles came with the session at its beginning.
    """
    if not isinstance(user, User) or not user.is_active:
        return ()
    today = timezone.localdate()
    if user.roles_on is not None and user.roles_on[0] == today:
        return user.roles_on[1]
    return _read(user, today)


class Ended(NamedTuple):
    """A role that ran out, and its last day."""

    place_id: int
    role: str
    last_day: date


def ended_roles(user: User | AnonymousUser) -> list[Ended]:
    """The roles a user held and holds no more, the latest first: why an account has nothing to do today."""
    if not isinstance(user, User):
        return []
    past = RoleAssignment.objects.filter(user=user, valid__endswith__lte=timezone.localdate()).order_by("-valid", "pk")
    return [Ended(one.place_id, one.role, one.valid.upper - timedelta(days=1)) for one in past]


def _read(user: User, day: date) -> tuple[Held, ...]:
    held = RoleAssignment.objects.filter(user=user, valid__contains=day).order_by("pk")
    return tuple(Held(*values) for values in held.values_list("place_id", "role"))
