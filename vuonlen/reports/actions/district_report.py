"""Draw the report of a year and put its papers into a folder."""

from dataclasses import dataclass
from pathlib import Path

from vuonlen.documents import write_pdf, write_word
from vuonlen.kernel.folding import slug
from vuonlen.kernel.scope import Scope
from vuonlen.places.queries import communes_under
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.queries import round_for

from ..checks import require_balance
from ..errors import ReportRefused
from ..figures import YearFigures
from ..messages import Message
from ..narrative import compose
from ..queries import year_figures
from ..tables import ReportTables, fill_tables
from ..workbook import write_workbook
from .issue_tables import drawn_soundly


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
    """Write the workbook of the statutory tables and the narrative report, as Word and PDF, into `folder`.

    `note` is printed under the titles: what a reader must know of a draft or a specimen. Nothing is written when the
    figures do not balance (Unbalanced). Raises OutOfArea, PermissionMissing or ReportRefused.
    """
    figures = year_figures(scope, place_id, year)
    require_balance(fill_tables(figures))
    tables = drawn_soundly(scope, place_id, _round_of(scope, place_id, year)).tables
    folder.mkdir(parents=True, exist_ok=True)
    report = IssuedReport(
        figures=figures,
        tables=tables,
        workbook=folder / f"bieu-tong-hop-{year}.xlsx",
        word=folder / f"bao-cao-{slug(figures.place_name)}-{year}.docx",
        pdf=folder / f"bao-cao-{slug(figures.place_name)}-{year}.pdf",
    )
    paper = compose(figures, note=note)
    write_workbook(path=report.workbook, figures=figures, tables=tables, note=note)
    write_word(paper, report.word)
    write_pdf(paper, report.pdf)
    return report


def _round_of(scope: Scope, place_id: int, year: int) -> ReviewRound:
    """The round of a year that reviews the place; its figures have been asked for already, so there is one."""
    first = communes_under(place_id, scope.on)[0]
    review = round_for(first.place_id, year)
    if review is None:
        raise ReportRefused(Message.NO_ROUND.text(place=first.full_name, year=year))
    return review
