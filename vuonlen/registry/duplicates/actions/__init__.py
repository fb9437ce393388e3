"""Verbs on people entered twice: raise pairs and close them, two persons indeed, one person, and back again."""

from .close_mended import close_mended
from .merge_persons import merge_persons
from .raise_found import raise_found
from .settle_different import settle_different
from .undo_merge import undo_merge

__all__ = ["close_mended", "merge_persons", "raise_found", "settle_different", "undo_merge"]
