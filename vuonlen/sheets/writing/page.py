"""How a sheet is printed: A4, as wide as the page, numbered."""

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

_A4 = 9  # as Excel counts paper sizes
_FONT = "Times New Roman"


def set_up_a4(sheet: Worksheet, *, landscape: bool = True, heading_row: int | None = None, pages_high: int = 0) -> None:
    """Print on A4, one page wide and `pages_high` (0: as many as it takes); `heading_row` stands on every page."""
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, pages_high)
    if heading_row is not None:
        sheet.repeat_rows(heading_row)


def number_pages(sheet: Worksheet) -> None:
    """ "Trang 2/5" under every page."""
    sheet.set_footer(f'&C&"{_FONT}"&10' + _("Trang") + " &P/&N")


def mark_pages(sheet: Worksheet, words: str) -> None:
    """These words over every page."""
    sheet.set_header(f'&C&"{_FONT},Bold"&12{words}')
