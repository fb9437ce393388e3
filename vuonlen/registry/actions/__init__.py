"""Verbs of the registry, one a file. All check right and area, validate, and write in one transaction."""

from ..newcomers import NewHousehold, NewMember
from ..problems import Problem, Refused
from .add_member import add_member
from .change_head import change_head
from .dissolve_household import dissolve_household
from .end_membership import end_membership
from .register_household import register_household
from .register_households import register_households
from .update_person import PersonChanges, update_person

__all__ = [
    "NewHousehold",
    "NewMember",
    "PersonChanges",
    "Problem",
    "Refused",
    "add_member",
    "change_head",
    "dissolve_household",
    "end_membership",
    "register_household",
    "register_households",
    "update_person",
]
