"""The statutory report tables: their forms, and how figures fill them."""

from .columns import Balance, Column, Form, Rate, formula_text
from .fill import ReportTables, fill_tables
from .forms import NEAR_POOR_MOVEMENT, POOR_MOVEMENT, RESULTS
from .rows import Counted, Row, Table

__all__ = [
    "NEAR_POOR_MOVEMENT",
    "POOR_MOVEMENT",
    "RESULTS",
    "Balance",
    "Column",
    "Counted",
    "Form",
    "Rate",
    "ReportTables",
    "Row",
    "Table",
    "fill_tables",
    "formula_text",
]
