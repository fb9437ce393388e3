from datetime import date
from pathlib import Path

from vuonlen.kernel.folding import slug
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.reviews.models import ReviewRound

from ..errors import ReportRefused
from ..messages import Message
from ..statutory import area_of, draw_tables, gaps_of, require_sound
from ..workbook import write_draft


def draft_tables(
    *, scope: Scope, place_id: int, review: ReviewRound, folder: Path, boundaries_on: date | None = None
) -> Path:
    """Write the tables as deciding now would make them, every sheet marked as a draft, with what is still missing.

    Nothing is written when they contradict each other (Unbalanced). Raises ReportRefused once every commune has
    decided (then the tables themselves are issued), OutOfArea or PermissionMissing.
    """
    right = Permission.EXPORT_HOUSEHOLDS
    area = area_of(scope, place_id, review, boundaries_on=boundaries_on, permission=right, as_draft=True)
    if not area.is_draft:
        raise ReportRefused(Message.ALREADY_DECIDED.text(place=area.place.full_name, year=review.year))
    drawn = draw_tables(area)
    require_sound(drawn)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"ban-nhap-bieu-tong-hop-{slug(area.place.name)}-{review.year}.xlsx"
    write_draft(path=path, figures=drawn.head, tables=drawn.tables, gaps=gaps_of(area))
    return path
