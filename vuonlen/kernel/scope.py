"""The area a person works in, and what they may do there, as verbs and queries ask it; the room `accounts` fills it.

Two dates matter and are kept apart. Rights are those held *today*: an assignment that has ended opens nothing,
whatever date is asked for. Boundaries are those of `on`: a district officer who looks at 2022 sees the communes
that the district had then, the officer of a commune made in 2025 those that went into it. Whose household it is does
not depend on the boundaries: it is theirs who keep it today.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from .errors import OutOfArea, PermissionMissing
from .rights import Permission


@dataclass(frozen=True)
class Grant:
    """One role held today for one place, and what that place reaches on the scope's day."""

    place_id: int
    role: str
    rights: frozenset[Permission]
    commune_ids: frozenset[int]
    shared_ids: frozenset[int] = frozenset()
    keeper_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Scope:
    """What `user` may see and do, in the boundaries of the day `on`."""

    user: Any  # who works here; a room above knows the model
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


@lru_cache(maxsize=512)
def _union(grants: tuple[Grant, ...], ids: str, permission: Permission | None = None) -> frozenset[int]:
    """Worked out once for the same grants: a page asks a dozen times, and a country has thousands of communes."""
    giving = (one for one in grants if permission is None or permission in one.rights)
    return frozenset().union(*(getattr(one, ids) for one in giving))
