"""Verbs of this room: draw the report of a year and put its papers into a folder."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from vuonlen.accounts.scope import Scope

from .checks import require_balance
from .document import compose, write_pdf, write_word
from .figures import YearFigures
from .queries import year_figures
from .tables import ReportTables, fill_tables
from .workbook import write_workbook


@dataclass(frozen=True)
class IssuedReport:
    """The papers of a report and what they were drawn from."""

    figures: YearFigures
    tables: ReportTables
    workbook: Path
    word: Path
    pdf: Path

    @property
    def papers(self) -> tuple[Path, Path, Path]:
        """The three files."""
        return self.workbook, self.word, self.pdf


def issue_district_report(*, scope: Scope, place_id: int, year: int, folder: Path, note: str = "") -> IssuedReport:
    """Write the workbook of tables 1 to 3 and the narrative report, as Word and PDF, into `folder`.

    `note` is printed under the titles: what a reader must know of a draft or a specimen. Nothing is written when the
    figures do not balance (Unbalanced). Raises OutOfArea, PermissionMissing or ReportRefused.
    """
    figures = year_figures(scope, place_id, year)
    tables = fill_tables(figures)
    require_balance(tables)
    folder.mkdir(parents=True, exist_ok=True)
    report = IssuedReport(
        figures=figures,
        tables=tables,
        workbook=folder / f"bieu-tong-hop-{year}.xlsx",
        word=folder / f"bao-cao-{file_name(figures.place_name)}-{year}.docx",
        pdf=folder / f"bao-cao-{file_name(figures.place_name)}-{year}.pdf",
    )
    content = compose(figures, note=note)
    write_workbook(path=report.workbook, figures=figures, tables=tables, note=note)
    write_word(content, report.word)
    write_pdf(content, report.pdf)
    return report


def file_name(name: str) -> str:
    """A place's name as a file may bear it: "Hải Hà" becomes "hai-ha"."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())
