"""Verbs after a reorganisation: pass households on, confirm the villages of a split commune, take that back."""

from .confirm_villages import confirm_villages
from .follow_places import Followed, follow_places
from .return_to_waiting import return_to_waiting

__all__ = ["Followed", "confirm_villages", "follow_places", "return_to_waiting"]
