"""Workbooks written as long work of whoever asked, and the worker that writes them."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.utils.translation import gettext as _

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.accounts.queries import scope_of
from vuonlen.background.actions import start_work
from vuonlen.background.models import Work
from vuonlen.background.progress import Progress
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.reviews.models import ReviewRound

from ..errors import ReportRefused
from ..messages import Message
from ..statutory import Area, area_of
from .draft_tables import draft_tables
from .issue_lists import issue_lists
from .issue_tables import issue_tables

TABLES_KIND = "reports.tables"


class Papers(StrEnum):
    """What can be asked for."""

    TABLES = "tables"
    DRAFT = "draft"
    LISTS = "lists"

    def work_title(self, year: int, place: str) -> str:
        """What the list of works calls it."""
        words = {
            "tables": _("Biểu tổng hợp năm %(year)s, %(place)s"),
            "draft": _("Bản nháp biểu tổng hợp năm %(year)s, %(place)s"),
            "lists": _("Danh sách sau rà soát năm %(year)s, %(place)s"),
        }
        return words[self] % {"year": year, "place": place}


def start_papers(
    *,
    actor: User,
    scope: Scope,
    place_id: int,
    review: ReviewRound,
    papers: Papers = Papers.TABLES,
    boundaries_on: date | None = None,
) -> Work:
    """Start writing a workbook as long work of `actor`; the export is logged.

    Raises OutOfArea, PermissionMissing or ReportRefused at once when it may not be drawn.
    """
    area = _area(scope, place_id, review, papers, boundaries_on)
    if papers != Papers.LISTS:  # these write down themselves whose names left the house
        log_access(
            user=actor,
            action="draft.export" if papers == Papers.DRAFT else "tables.export",
            subject=f"place {place_id} round {review.pk}",
            outcome=AccessLog.Outcome.ALLOWED,
        )
    parameters = {
        "user": actor.pk,
        "place": place_id,
        "round": review.pk,
        "boundaries": area.boundaries_on.isoformat(),
        "papers": str(papers),
    }
    title = papers.work_title(review.year, area.place.full_name)
    return start_work(actor=actor, kind=TABLES_KIND, title=title, parameters=parameters)


def write_papers(parameters: dict[str, Any], progress: Progress) -> Path:
    """Write the workbook of stored parameters, within what its owner may export now."""
    progress.step(0, 1)
    review = ReviewRound.objects.get(pk=parameters["round"])
    given: dict[str, Any] = {
        "scope": scope_of(User.objects.get(pk=parameters["user"]), review.reviewed_on),
        "place_id": parameters["place"],
        "review": review,
        "folder": Path(mkdtemp()),
    }
    on = date.fromisoformat(parameters["boundaries"])
    match Papers(parameters["papers"]):
        case Papers.TABLES:
            path = issue_tables(**given, boundaries_on=on)
        case Papers.DRAFT:
            path = draft_tables(**given, boundaries_on=on)
        case Papers.LISTS:
            path = issue_lists(**given)
    progress.step(1, 1)
    return path


def _area(scope: Scope, place_id: int, review: ReviewRound, papers: Papers, boundaries_on: date | None) -> Area:
    area = area_of(
        scope,
        place_id,
        review,
        boundaries_on=boundaries_on,
        permission=Permission.EXPORT_HOUSEHOLDS,
        as_draft=papers == Papers.DRAFT,
    )
    if papers == Papers.DRAFT and not area.is_draft:
        raise ReportRefused(Message.ALREADY_DECIDED.text(place=area.place.full_name, year=review.year))
    return area
