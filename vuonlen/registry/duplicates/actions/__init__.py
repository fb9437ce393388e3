"""Verbs on people entered twice: two persons indeed, one person, and back again."""

from .merge_persons import merge_persons
from .settle_different import settle_different
from .undo_merge import undo_merge

__all__ = ["merge_persons", "settle_different", "undo_merge"]
