"""Formats of the working sheets of the house: a list, a template, a sheet that goes back to its sender.

Official papers in Excel have a family of their own (`reports/workbook`): another font, and a line around every cell.
"""

from dataclasses import dataclass
from functools import cached_property

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

_TINT = "#e8f1ed"
_RED = "#a4262c"
_GREY = "#555555"


@dataclass(frozen=True)
class Styles:
    """Formats made once for a workbook."""

    book: Workbook

    def _add(self, **properties: object) -> Format:
        return self.book.add_format(properties)

    @cached_property
    def title(self) -> Format:
        """What the sheet is about."""
        return self._add(bold=True, font_size=14)

    @cached_property
    def heading(self) -> Format:
        """Column headings of a list."""
        return self._add(bold=True, text_wrap=True, valign="vcenter", border=1)

    @cached_property
    def asked_heading(self) -> Format:
        """Column headings over cells that a person fills in."""
        return self._add(bold=True, text_wrap=True, valign="vcenter", border=1, bg_color=_TINT)

    @cached_property
    def returned_heading(self) -> Format:
        """Column headings over what a person has filled in."""
        return self._add(bold=True, bg_color=_TINT, border=1, text_wrap=True)

    @cached_property
    def text(self) -> Format:
        """A cell that stays text: Excel neither cuts a zero in front nor turns a day round."""
        return self._add(num_format="@")

    @cached_property
    def day(self) -> Format:
        """A day that Excel knows as one."""
        return self._add(num_format="dd/mm/yyyy")

    @cached_property
    def wrap(self) -> Format:
        """A longer text in a cell with a line around."""
        return self._add(text_wrap=True, valign="top", border=1)

    @cached_property
    def muted(self) -> Format:
        """Instructions."""
        return self._add(font_color=_GREY, text_wrap=True, valign="top")

    @cached_property
    def wrong(self) -> Format:
        """What is wrong with a row."""
        return self._add(font_color=_RED, text_wrap=True, valign="top")
