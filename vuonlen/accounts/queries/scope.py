"""Fills the scope of a user: the roles held today, and what their places reach in the boundaries of a day."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from vuonlen.kernel.scope import Grant, Scope
from vuonlen.places import queries as places

from ..models import Role, User
from .held import Held, held_today
from .permissions import ROLE_PERMISSIONS


def scope_of(user: User | AnonymousUser, on: date) -> Scope:
    """The scope of `user` in the boundaries of `on`; three queries, one when the user holds no role today.

    Nobody signed in, or an account that was closed, has an empty scope.
    """
    roles = held_today(user)
    found = places.reaches({held.place_id for held in roles}, on, timezone.localdate())
    grants = tuple(_grant(held, found[held.place_id]) for held in roles)
    return Scope(user=user, on=on, grants=grants)


def working_date(user: User | AnonymousUser, today: date) -> date:
    """The day whose boundaries the user works in: `today`, or the last day on which a place of theirs existed.

    A district officer of a district that ended on 30/06/2025 keeps working in the boundaries of that day.
    """
    place_ids = {held.place_id for held in held_today(user)}
    last_days = places.last_valid_days(place_ids, today)
    return max(last_days.values(), default=today)


def _grant(held: Held, reach: places.Reach) -> Grant:
    role = Role(held.role)
    return Grant(held.place_id, role, ROLE_PERMISSIONS[role], reach.communes, reach.shared, reach.keepers)
