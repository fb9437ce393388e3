"""A right in several communes at once."""

from collections.abc import Iterable

from .rights import Permission
from .scope import Scope


def require_everywhere(scope: Scope, permission: Permission, commune_ids: Iterable[int]) -> None:
    """Check the right in each commune; a commune outside the area outweighs a missing right."""
    for commune_id in sorted(commune_ids, key=lambda one: one in scope.commune_ids):
        scope.require(permission, commune_id)
