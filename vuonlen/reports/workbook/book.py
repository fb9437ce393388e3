from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from ..letterhead import Issued
from ..statutory import Gap, draft_mark
from ..tables import ReportTables
from .gaps import write_gaps
from .plan import sheet_name
from .sheet import TableSheet
from .styles import Styles


def write_workbook(*, path: Path, figures: Issued, tables: ReportTables, note: str = "") -> None:
    """Write the tables to `path`, a sheet each. The tables must balance: the check column is stored as fitting."""
    with Workbook(path) as book:
        book.set_properties({"title": _title(figures)})
        _sheets(book, Styles(book), figures, tables, note, "")


def write_draft(*, path: Path, figures: Issued, tables: ReportTables, gaps: Sequence[Gap]) -> None:
    """The same before the decision: every sheet and page marked, nothing to sign, and what is missing on a sheet."""
    with Workbook(path) as book:
        book.set_properties({"title": f"{draft_mark()}: {_title(figures)}"})
        styles = Styles(book)
        write_gaps(book, styles, figures, gaps)
        _sheets(book, styles, figures, tables, "", draft_mark())


def _title(figures: Issued) -> str:
    place = f"{figures.place_kind} {figures.place_name}"
    return _("Biểu tổng hợp %(year)s, %(place)s") % {"year": figures.year, "place": place}


def _sheets(book: Workbook, styles: Styles, figures: Issued, tables: ReportTables, note: str, mark: str) -> None:
    for table in tables.all:
        sheet = book.add_worksheet(sheet_name(table.form.number))
        TableSheet(sheet, styles, figures, tables, table, note, mark).write()
