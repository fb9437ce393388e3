"""The statutory tables of a place and round, and the households behind every number."""

from .area import UNCONFIRMED, Area, Line, area_of
from .assemble import StatutoryTables, TableHead, draw_tables, forms_for, head_of
from .breaks import breaks_of, require_sound
from .cells import Cell, households_behind, read_counts, weights_behind

__all__ = [
    "UNCONFIRMED",
    "Area",
    "Cell",
    "Line",
    "StatutoryTables",
    "TableHead",
    "area_of",
    "breaks_of",
    "draw_tables",
    "forms_for",
    "head_of",
    "households_behind",
    "read_counts",
    "require_sound",
    "weights_behind",
]
