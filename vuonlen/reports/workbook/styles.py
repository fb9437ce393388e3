"""Cell formats of the workbook. The locale tag makes 1234 read 1.234 wherever the file is opened."""

from dataclasses import dataclass
from functools import cached_property

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_COUNT = "[$-42A]#,##0"
_RATE = "[$-42A]#,##0.00"


@dataclass(frozen=True)
class Styles:
    """Formats made once for a workbook."""

    book: Workbook

    def _add(self, **properties: object) -> Format:
        return self.book.add_format(
            {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter", **properties}
        )

    def _cell(self, **properties: object) -> Format:
        return self._add(border=1, **properties)

    @cached_property
    def centred(self) -> Format:
        """Plain text in the middle: the state's name, notes of the heading."""
        return self._add(align="center", text_wrap=True)

    @cached_property
    def centred_bold(self) -> Format:
        """Issuer, motto, title."""
        return self._add(align="center", bold=True, text_wrap=True)

    @cached_property
    def underlined(self) -> Format:
        """Issuer and motto, which stand over a rule."""
        return self._add(align="center", bold=True, underline=1)

    @cached_property
    def draft(self) -> Format:
        """The mark of tables that no decision carries."""
        return self._add(align="center", bold=True, font_size=14, font_color="#b00020")

    @cached_property
    def title(self) -> Format:
        """The title of the table."""
        return self._add(align="center", bold=True, font_size=14, text_wrap=True)

    @cached_property
    def italic(self) -> Format:
        """Place and date, what the table goes with."""
        return self._add(align="center", italic=True, text_wrap=True)

    @cached_property
    def note(self) -> Format:
        """Lines under the table."""
        return self._add(align="left", italic=True, text_wrap=True, font_size=10, valign="top")

    @cached_property
    def heading(self) -> Format:
        """Column headings."""
        return self._cell(align="center", bold=True, text_wrap=True, font_size=10)

    @cached_property
    def column_number(self) -> Format:
        """The row of column numbers and formulas."""
        return self._cell(align="center", italic=True, text_wrap=True, font_size=8)

    @cached_property
    def ordinal(self) -> Format:
        """Running number."""
        return self._cell(align="center")

    @cached_property
    def name(self) -> Format:
        """Name of a place."""
        return self._cell(align="left", text_wrap=True)

    @cached_property
    def group_name(self) -> Format:
        """Name of a district whose communes follow."""
        return self._cell(align="left", text_wrap=True, bold=True)

    @cached_property
    def total_name(self) -> Format:
        """The word "Tổng cộng"."""
        return self._cell(align="center", bold=True)

    @cached_property
    def check(self) -> Format:
        """Result of a check."""
        return self._cell(align="center", italic=True, font_size=10)

    def value(self, *, rate: bool, total: bool) -> Format:
        """A count or a rate, bold in the total line."""
        return self._values[rate, total]

    @cached_property
    def _values(self) -> dict[tuple[bool, bool], Format]:
        return {
            (rate, total): self._cell(align="right", num_format=_RATE if rate else _COUNT, bold=total)
            for rate in (False, True)
            for total in (False, True)
        }
