"""Reads of the registry; area is applied here, by the scope, and nowhere else."""

from .homes import homes_of, homes_on, past_homes
from .households import get_household, households_after, households_in
from .members import members_on, names_of_persons
from .numbers import masked_number, reveal_number
from .search import search_households

__all__ = [
    "get_household",
    "homes_of",
    "homes_on",
    "households_after",
    "households_in",
    "masked_number",
    "members_on",
    "names_of_persons",
    "past_homes",
    "reveal_number",
    "search_households",
]
