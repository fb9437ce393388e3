"""The papers of one village in a round: which there are now, and how each is made."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from vuonlen.documents import Paper
from vuonlen.registry.models import Household
from vuonlen.reports.papers import blank_minutes, minutes_of, review_form_of, review_list_of
from vuonlen.reviews.models import VillageMeeting
from vuonlen.reviews.queries.standing_candidates import active_candidates

from ..household_papers import BY_FORM_B
from .commune_page import CommunePage


@dataclass(frozen=True)
class VillagePaperKind:
    """One paper of a village of the commune."""

    title: Any
    make: Callable[[CommunePage, int], list[Paper]]
    is_there: Callable[[CommunePage, int], bool] = lambda page, village_id: True


def village_papers(page: CommunePage, village_id: int) -> list[tuple[str, Any]]:
    """Name and title of the village's papers that can be made now."""
    return [(name, one.title) for name, one in VILLAGE_PAPERS.items() if one.is_there(page, village_id)]


def _last_meeting(page: CommunePage, village_id: int) -> VillageMeeting | None:
    return VillageMeeting.objects.filter(round=page.review, village=village_id).order_by("-number").first()


def _minutes(page: CommunePage, village_id: int) -> list[Paper]:
    held = _last_meeting(page, village_id)
    return [minutes_of(page.scope, held)] if held else []


def _households(page: CommunePage, village_id: int) -> QuerySet[Household]:
    inside = active_candidates(page.review, [page.commune_id]).filter(village=village_id)
    return Household.objects.filter(pk__in=inside.values("household")).order_by("name_key", "pk")


def _blank_forms(page: CommunePage, village_id: int) -> list[Paper]:
    return [review_form_of(page.scope, page.review, one, blank=True) for one in _households(page, village_id)]


VILLAGE_PAPERS: dict[str, VillagePaperKind] = {
    "danh-sach": VillagePaperKind(
        _("Danh sách hộ phải rà soát"),
        lambda page, village_id: [review_list_of(page.scope, page.review, page.commune_id, village_id)],
    ),
    "phieu-b-trang": VillagePaperKind(
        _("Phiếu B để ghi tay của cả thôn"),
        _blank_forms,
        lambda page, village_id: page.review.kind in BY_FORM_B and _households(page, village_id).exists(),
    ),
    "bien-ban-trang": VillagePaperKind(
        _("Biên bản họp để ghi tay"),
        lambda page, village_id: [blank_minutes(page.scope, page.review, page.commune_id, village_id)],
        lambda page, village_id: page.law.village_meeting,
    ),
    "bien-ban": VillagePaperKind(
        _("Biên bản họp đã ghi"),
        _minutes,
        lambda page, village_id: _last_meeting(page, village_id) is not None,
    ),
}
