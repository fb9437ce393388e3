"""The report tables as a workbook that computes: formulas on the sheet, their results stored beside them."""

from .book import write_workbook
from .lists import write_lists

__all__ = ["write_lists", "write_workbook"]
