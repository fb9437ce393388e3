"""Verbs of the registry, one a file. All check right and area, validate, and write in one transaction."""

from vuonlen.kernel.problems import Problem, Refused

from ..models.newcomers import NewHousehold, NewMember
from .add_member import add_member
from .change_head import change_head
from .dissolve_household import dissolve_household
from .end_membership import end_membership
from .marry_in import marry_in
from .marry_out import marry_out
from .merge_households import merge_households
from .move_household import move_household
from .move_household_away import move_household_away
from .move_person import move_person
from .move_person_away import move_person_away
from .move_person_in import move_person_in
from .record_birth import record_birth
from .record_death import record_death
from .register_household import register_household
from .register_households import register_households
from .split_household import split_household
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
    "marry_in",
    "marry_out",
    "merge_households",
    "move_household",
    "move_household_away",
    "move_person",
    "move_person_away",
    "move_person_in",
    "record_birth",
    "record_death",
    "register_household",
    "register_households",
    "split_household",
    "update_person",
]
