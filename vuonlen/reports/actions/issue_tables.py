from datetime import date
from pathlib import Path

from vuonlen.kernel.folding import slug
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.reviews.models import ReviewRound

from ..statutory import StatutoryTables, area_of, draw_tables, require_sound
from ..workbook import write_workbook


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
    path = folder / f"bieu-tong-hop-{slug(drawn.area.place.name)}-{review.year}{units}{version}.xlsx"
    write_workbook(path=path, figures=drawn.head, tables=drawn.tables, note=note)
    return path


def drawn_soundly(
    scope: Scope, place_id: int, review: ReviewRound, boundaries_on: date | None = None
) -> StatutoryTables:
    """The tables of a place that may leave the house: the right to export is asked, and every identity holds."""
    right = Permission.EXPORT_HOUSEHOLDS
    drawn = draw_tables(area_of(scope, place_id, review, boundaries_on=boundaries_on, permission=right))
    require_sound(drawn)
    return drawn
