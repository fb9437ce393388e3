"""The statutory tables of a place and round, and the households behind every number."""

from .area import Area, area_of
from .assemble import StatutoryTables, TableHead, draft_mark, draw_tables, forms_for, head_of
from .breaks import breaks_of, require_sound
from .cells import Cell, drawable, households_behind, read_counts, weights_behind
from .gaps import Gap, gaps_of
from .lines import UNCONFIRMED, Line

__all__ = [
    "UNCONFIRMED",
    "Area",
    "Cell",
    "Gap",
    "Line",
    "StatutoryTables",
    "TableHead",
    "area_of",
    "breaks_of",
    "draft_mark",
    "draw_tables",
    "drawable",
    "forms_for",
    "gaps_of",
    "head_of",
    "households_behind",
    "read_counts",
    "require_sound",
    "weights_behind",
]
