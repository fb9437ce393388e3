"""The report tables as a workbook that computes: formulas on the sheet, their results stored beside them."""

from .book import write_draft, write_workbook
from .gaps import draft_explained
from .lists import write_lists

__all__ = ["draft_explained", "write_draft", "write_lists", "write_workbook"]
