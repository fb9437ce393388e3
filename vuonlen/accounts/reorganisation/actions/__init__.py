"""Verbs after a reorganisation: follow every role of the places that ended, settle one that waits."""

from .follow_roles import FollowedRoles, follow_roles
from .settle_role import settle_role

__all__ = ["FollowedRoles", "follow_roles", "settle_role"]
