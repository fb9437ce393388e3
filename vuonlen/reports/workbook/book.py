from pathlib import Path

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from ..letterhead import Issued
from ..tables import ReportTables
from .plan import sheet_name
from .sheet import TableSheet
from .styles import Styles


def write_workbook(*, path: Path, figures: Issued, tables: ReportTables, note: str = "") -> None:
    """Write the tables to `path`, a sheet each. The tables must balance: the check column is stored as fitting."""
    with Workbook(path) as book:
        title = _("Biểu tổng hợp %(year)s, %(place)s") % {
            "year": figures.year,
            "place": f"{figures.place_kind} {figures.place_name}",
        }
        book.set_properties({"title": title})
        styles = Styles(book)
        for table in tables.all:
            sheet = book.add_worksheet(sheet_name(table.form.number))
            TableSheet(sheet, styles, figures, tables, table, note).write()
