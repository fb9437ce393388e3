"""Income points (B1) from the answers of a form, by an item table loaded from YAML."""

from openfisca_vietnam.income_items.points import IncomeAnswerError, income_points
from openfisca_vietnam.income_items.table import Item, ItemTable, ItemTableError, load_table, load_tables

__all__ = [
    "IncomeAnswerError",
    "Item",
    "ItemTable",
    "ItemTableError",
    "income_points",
    "load_table",
    "load_tables",
]
