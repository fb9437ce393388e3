"""Households, persons, who belonged where on which day, and what happened to a household."""

from .counter import HouseholdCodeCounter
from .duplicate import DuplicatePair, DuplicateStep, PersonMerge
from .event import HouseholdEvent
from .history import HouseholdChange, MembershipChange, PersonChange
from .household import Household
from .membership import Membership, Relation
from .name_key import NameKey
from .person import BirthPrecision, Person, Sex
from .residence import PastResidence, Residence

__all__ = [
    "BirthPrecision",
    "DuplicatePair",
    "DuplicateStep",
    "Household",
    "HouseholdChange",
    "HouseholdCodeCounter",
    "HouseholdEvent",
    "Membership",
    "MembershipChange",
    "NameKey",
    "PastResidence",
    "Person",
    "PersonChange",
    "PersonMerge",
    "Relation",
    "Residence",
    "Sex",
]
