"""Reads of the registry; area is applied here, by the scope, and nowhere else."""

from .homes import homes_of, homes_on, past_homes
from .households import get_household, households_after, households_in
from .looks import Read, reads_by_user, reads_of_household
from .members import members_on, names_of_persons
from .numbers import masked_number, reveal_number
from .search import search_households
from .trail import audited_household, audited_user, changes_by_user, changes_of_household

__all__ = [
    "Read",
    "audited_household",
    "audited_user",
    "changes_by_user",
    "changes_of_household",
    "get_household",
    "homes_of",
    "homes_on",
    "households_after",
    "households_in",
    "masked_number",
    "members_on",
    "names_of_persons",
    "past_homes",
    "reads_by_user",
    "reads_of_household",
    "reveal_number",
    "search_households",
]
