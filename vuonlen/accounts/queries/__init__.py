"""Reads of this room: who holds what, and the area that follows."""

from .held import Ended, Held, ended_roles, held_today, user_with_roles
from .reach import communes_of
from .scope import scope_of, working_date
from .users import names_of_users

__all__ = [
    "Ended",
    "Held",
    "communes_of",
    "ended_roles",
    "held_today",
    "names_of_users",
    "scope_of",
    "user_with_roles",
    "working_date",
]
