"""The statutory report tables: their forms, and how figures fill them."""

from .columns import Absent, AtMost, Balance, Column, Form, OutsideRate, Rate, SameAs, SumIs, formula_text
from .fill import ReportTables, fill_tables
from .forms import NEAR_POOR_MOVEMENT, POOR_MOVEMENT, RESULTS
from .rows import Counted, Row, Table
from .statutory_forms import forms_of

__all__ = [
    "NEAR_POOR_MOVEMENT",
    "POOR_MOVEMENT",
    "RESULTS",
    "Absent",
    "AtMost",
    "Balance",
    "Column",
    "Counted",
    "Form",
    "OutsideRate",
    "Rate",
    "ReportTables",
    "Row",
    "SameAs",
    "SumIs",
    "Table",
    "fill_tables",
    "formula_text",
    "forms_of",
]
