"""Verbs of this room: open an account, tie an identity to it, give a role; and write down who looked at what."""

from .assign_role import assign_role
from .log_access import log_access
from .open_account import open_account
from .tie_identity import tie_identity

__all__ = ["assign_role", "log_access", "open_account", "tie_identity"]
