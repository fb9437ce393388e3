"""When places end: roles held there go on at the place that takes over, wait for a person, or end with their level.

An assignment is never moved: the old one ends the day before, a new one begins, and a `RoleStep` says who did it, why.
"""

from .follow_roles import FollowedRoles, follow_roles
from .settle_role import settle_role
from .standing import RoleStanding, roles_followed

__all__ = ["FollowedRoles", "RoleStanding", "follow_roles", "roles_followed", "settle_role"]
