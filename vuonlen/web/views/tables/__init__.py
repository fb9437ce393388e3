"""The statutory tables on screen: every cell opens the households it counts."""

from .behind import table_households
from .checked import table_checks
from .exports import export_lists, export_tables
from .page import tables

__all__ = ["export_lists", "export_tables", "table_checks", "table_households", "tables"]
