"""The report tables as a workbook that computes: formulas on the sheet, their results stored beside them."""

from .book import write_workbook

__all__ = ["write_workbook"]
