"""Verbs of this room: draw the report of a year and put its papers into a folder."""

import unicodedata
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope, scope_of
from vuonlen.background.actions import start_work
from vuonlen.background.models import Work
from vuonlen.background.progress import Progress
from vuonlen.places.queries import communes_under
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.queries import round_for

from .checks import require_balance
from .document import compose, write_pdf, write_word
from .errors import ReportRefused
from .figures import YearFigures
from .lists import named_lists
from .messages import Message
from .queries import year_figures
from .statutory import StatutoryTables, area_of, draw_tables, head_of, require_sound
from .tables import ReportTables, fill_tables
from .workbook import write_lists, write_workbook

TABLES_KIND = "reports.tables"


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
        word=folder / f"bao-cao-{file_name(figures.place_name)}-{year}.docx",
        pdf=folder / f"bao-cao-{file_name(figures.place_name)}-{year}.pdf",
    )
    content = compose(figures, note=note)
    write_workbook(path=report.workbook, figures=figures, tables=tables, note=note)
    write_word(content, report.word)
    write_pdf(content, report.pdf)
    return report


def issue_tables(
    *,
    scope: Scope,
    place_id: int,
    review: ReviewRound,
    folder: Path,
    boundaries_on: date | None = None,
    note: str = "",
) -> Path:
    """Write the workbook of all statutory tables of a place and round into `folder`; return the file.

    `boundaries_on` chooses the units of another day. Nothing is written when the tables contradict each other
    (Unbalanced). Raises OutOfArea, PermissionMissing or ReportRefused.
    """
    drawn = drawn_soundly(scope, place_id, review, boundaries_on)
    folder.mkdir(parents=True, exist_ok=True)
    version = f"-lan-{drawn.area.version}" if drawn.area.version > 1 else ""
    units = "" if drawn.area.is_of_the_time else f"-dia-gioi-{drawn.area.boundaries_on:%Y-%m-%d}"
    path = folder / f"bieu-tong-hop-{file_name(drawn.area.place.name)}-{review.year}{units}{version}.xlsx"
    write_workbook(path=path, figures=drawn.head, tables=drawn.tables, note=note)
    return path


def issue_lists(*, scope: Scope, place_id: int, review: ReviewRound, folder: Path) -> Path:
    """Write the lists by name of a place and round into `folder`: after review (three), 14 and 15; return the file.

    Personal numbers are masked; the export is logged. Raises OutOfArea, PermissionMissing or ReportRefused.
    """
    area = area_of(scope, place_id, review, permission=Permission.EXPORT_HOUSEHOLDS)
    log_access(
        user=scope.user,
        action="lists.export",
        subject=f"place {place_id} round {review.pk}",
        outcome=AccessLog.Outcome.ALLOWED,
    )
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"danh-sach-sau-ra-soat-{file_name(area.place.name)}-{review.year}.xlsx"
    write_lists(path=path, figures=head_of(area), lists=named_lists(area))
    return path


def drawn_soundly(
    scope: Scope, place_id: int, review: ReviewRound, boundaries_on: date | None = None
) -> StatutoryTables:
    """The tables of a place that may leave the house: the right to export is asked, and every identity holds."""
    right = Permission.EXPORT_HOUSEHOLDS
    drawn = draw_tables(area_of(scope, place_id, review, boundaries_on=boundaries_on, permission=right))
    require_sound(drawn)
    return drawn


def start_tables(
    *, actor: User, scope: Scope, place_id: int, review: ReviewRound, boundaries_on: date | None = None
) -> Work:
    """Start writing the workbook as long work of `actor`; the export is logged.

    Raises OutOfArea, PermissionMissing or ReportRefused at once when the tables may not be drawn.
    """
    area = area_of(scope, place_id, review, boundaries_on=boundaries_on, permission=Permission.EXPORT_HOUSEHOLDS)
    log_access(
        user=actor,
        action="tables.export",
        subject=f"place {place_id} round {review.pk}",
        outcome=AccessLog.Outcome.ALLOWED,
    )
    title = _("Biểu tổng hợp năm %(year)s, %(place)s") % {"year": review.year, "place": area.place.full_name}
    parameters = {
        "user": actor.pk,
        "place": place_id,
        "round": review.pk,
        "boundaries": area.boundaries_on.isoformat(),
    }
    return start_work(owner=actor, kind=TABLES_KIND, title=title, parameters=parameters)


def write_tables(parameters: dict[str, Any], progress: Progress) -> Path:
    """Write the workbook of stored parameters, within what its owner may export now."""
    progress.step(0, 1)
    review = ReviewRound.objects.get(pk=parameters["round"])
    path = issue_tables(
        scope=scope_of(User.objects.get(pk=parameters["user"]), review.reviewed_on),
        place_id=parameters["place"],
        review=review,
        folder=Path(mkdtemp()),
        boundaries_on=date.fromisoformat(parameters["boundaries"]),
    )
    progress.step(1, 1)
    return path


def _round_of(scope: Scope, place_id: int, year: int) -> ReviewRound:
    """The round of a year that reviews the place; its figures have been asked for already, so there is one."""
    first = communes_under(place_id, scope.on)[0]
    review = round_for(first.place_id, year)
    if review is None:
        raise ReportRefused(Message.NO_ROUND.text(place=first.full_name, year=year))
    return review


def file_name(name: str) -> str:
    """A place's name as a file may bear it: "Hải Hà" becomes "hai-ha"."""
    bare = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(c for c in bare if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in letters).split())
