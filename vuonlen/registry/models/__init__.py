"""Households, persons, and who belonged where on which day."""

from .household import Household
from .membership import Membership, Relation
from .person import BirthPrecision, Person, Sex

__all__ = ["BirthPrecision", "Household", "Membership", "Person", "Relation", "Sex"]
