"""The area a person works in, and what they may do there: the one place where both are decided.

Two dates matter and are kept apart. Rights are those held *today*: an assignment that has ended opens nothing,
whatever date is asked for. Boundaries are those of `on`: a district officer who looks at 2022 sees the communes
that the district had then, the officer of a commune made in 2025 those that went into it. Whose household it is does
not depend on the boundaries: it is theirs who keep it today.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from vuonlen.places import queries as places

from .errors import OutOfArea, PermissionMissing
from .held import Held, held_today
from .models import Role, User
from .permissions import ROLE_PERMISSIONS, Permission


@dataclass(frozen=True)
class Grant:
    """One role held today for one place, and what that place reaches on the scope's day (`places.queries.Reach`)."""

    place_id: int
    role: Role
    commune_ids: frozenset[int]
    shared_ids: frozenset[int] = frozenset()
    keeper_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Scope:
    """What `user` may see and do, in the boundaries of the day `on`."""

    user: User
    on: date
    grants: tuple[Grant, ...]

    @cached_property
    def commune_ids(self) -> frozenset[int]:
        """Every commune in which the user may do at least one thing."""
        return _union(self.grants, "commune_ids")

    def communes_with(self, permission: Permission) -> frozenset[int]:
        """Every commune in which a role gives the user this right."""
        return _union(self.grants, "commune_ids", permission)

    def shared_with(self, permission: Permission) -> frozenset[int]:
        """Communes of the day of which only the households kept by the user's places today are theirs."""
        return _union(self.grants, "shared_ids", permission)

    def keepers_with(self, permission: Permission) -> frozenset[int]:
        """Where the households over which the user has this right are kept today."""
        return _union(self.grants, "keeper_ids", permission)

    def can(self, permission: Permission, commune_id: int) -> bool:
        """Whether a role held for this very commune, a place above it, or what it went into, gives the right."""
        return commune_id in self.communes_with(permission) or commune_id in self.keepers_with(permission)

    def require(self, permission: Permission, commune_id: int) -> None:
        """Raise OutOfArea when the commune is not the user's, PermissionMissing when only the right is missing."""
        if commune_id not in self.commune_ids and not any(commune_id in grant.keeper_ids for grant in self.grants):
            raise OutOfArea
        if not self.can(permission, commune_id):
            raise PermissionMissing(permission)


def scope_of(user: User | AnonymousUser, on: date) -> Scope:
    """The scope of `user` in the boundaries of `on`; three queries, one when the user holds no role today.

    Nobody signed in, or an account that was closed, has an empty scope.
    """
    roles = held_today(user)
    found = places.reaches({held.place_id for held in roles}, on, timezone.localdate())
    grants = tuple(_grant(held, found[held.place_id]) for held in roles)
    return Scope(user=user, on=on, grants=grants)  # type: ignore[arg-type]


def working_date(user: User | AnonymousUser, today: date) -> date:
    """The day whose boundaries the user works in: `today`, or the last day on which a place of theirs existed.

    A district officer of a district that ended on 30/06/2025 keeps working in the boundaries of that day.
    """
    place_ids = {held.place_id for held in held_today(user)}
    last_days = places.last_valid_days(place_ids, today)
    return max(last_days.values(), default=today)


def _grant(held: Held, reach: places.Reach) -> Grant:
    return Grant(held.place_id, Role(held.role), reach.communes, reach.shared, reach.keepers)


@lru_cache(maxsize=512)
def _union(grants: tuple[Grant, ...], ids: str, permission: Permission | None = None) -> frozenset[int]:
    """Worked out once for the same grants: a page asks a dozen times, and a country has thousands of communes."""
    giving = (one for one in grants if permission is None or permission in ROLE_PERMISSIONS[one.role])
    return frozenset().union(*(getattr(one, ids) for one in giving))
