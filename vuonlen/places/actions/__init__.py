"""Verbs that change places."""

from .add_villages import add_villages
from .carry_villages import carry_villages
from .load_units import LoadResult, load_units
from .return_village import return_village

__all__ = ["LoadResult", "add_villages", "carry_villages", "load_units", "return_village"]
