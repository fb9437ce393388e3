from pathlib import Path

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog
from vuonlen.kernel.folding import slug
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.reviews.models import ReviewRound

from ..lists import named_lists
from ..statutory import area_of, head_of
from ..workbook import write_lists


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
    path = folder / f"danh-sach-sau-ra-soat-{slug(area.place.name)}-{review.year}.xlsx"
    write_lists(path=path, figures=head_of(area), lists=named_lists(area))
    return path
