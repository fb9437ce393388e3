"""The papers of a commune's season, ready to print and sign: PDF, or Word to be edited."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from vuonlen.documents import Paper
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.papers import (
    certificates_of,
    decisions_of,
    opinion_of,
    posting_of,
    results_of,
    review_list_of,
    upper_report_of,
)
from vuonlen.reviews.models import Certificate, Decision, Opinion, Posting, UpperReport

from ..household_papers import BY_FORM_B
from ..paper_files import KINDS, paper_file
from ..read_log import log_look
from ..season.commune_page import CommunePage, open_commune
from ..season.village_papers import VILLAGE_PAPERS
from .village import open_village


@dataclass(frozen=True)
class PaperKind:
    """One paper of a commune's round: title, how it is made, whether there is something to make it of."""

    title: Any
    make: Callable[[HttpRequest, CommunePage], list[Paper]]
    is_there: Callable[[CommunePage], bool] = lambda page: True


def commune_paper(request: HttpRequest, round_id: int, commune_id: int, paper: str, kind: str) -> HttpResponseBase:
    """One paper of a commune's round as a file; of papers made several times, the newest."""
    page = open_commune(request, round_id, commune_id)
    found = PAPERS.get(paper)
    if found is None or kind not in KINDS or not found.is_there(page):
        raise Http404
    try:
        papers = found.make(request, page)
    except ReportRefused as refused:
        messages.error(request, str(refused))
        return redirect(page.url)
    return _answer(request, page, paper, papers, kind)


def village_paper(request: HttpRequest, round_id: int, village_id: int, paper: str, kind: str) -> HttpResponse:
    """A paper of a village: list to review, blank forms B of all its households, minutes blank or as recorded."""
    page, place = open_village(request, round_id, village_id)
    found = VILLAGE_PAPERS.get(paper)
    if found is None or kind not in KINDS:
        raise Http404
    made = found.make(page, village_id)
    if not made:
        raise Http404
    return _answer(request, page, f"{paper} {place.name}", made, kind)


def _answer(request: HttpRequest, page: CommunePage, name: str, papers: list[Paper], kind: str) -> HttpResponse:
    """The file; its making is logged, for it names people."""
    subject = f"round {page.review.pk} commune {page.commune_id} {name}"
    log_look(request, user=page.workplace.user, action="round.paper", subject=subject)
    return paper_file(papers, kind, f"{name} {page.commune.name} {page.review.year}")


def papers_of(page: CommunePage, names: Iterable[str]) -> list[tuple[str, Any]]:
    """Name and title of those papers that can be made now."""
    return [(name, PAPERS[name].title) for name in names if PAPERS[name].is_there(page)]


def _newest(model: Any, page: CommunePage) -> Any:
    return model.objects.filter(round=page.review, commune=page.commune_id).order_by("pk").last()


def _of_newest(title: Any, model: Any, paper_of: Callable[..., Any]) -> PaperKind:
    def make(request: HttpRequest, page: CommunePage) -> list[Paper]:
        made = paper_of(page.scope, _newest(model, page))
        return made if isinstance(made, list) else [made]

    return PaperKind(title, make, lambda page: _newest(model, page) is not None)


def _of_commune(
    title: Any, paper_of: Callable[..., Paper], is_there: Callable[[CommunePage], bool] = lambda page: True
) -> PaperKind:
    return PaperKind(title, lambda request, page: [paper_of(page.scope, page.review, page.commune_id)], is_there)


def _certificates(request: HttpRequest, page: CommunePage) -> list[Paper]:
    site = request.build_absolute_uri("/")
    return [certificates_of(page.scope, page.review, page.commune_id, site=site)]


def _has_certificates(page: CommunePage) -> bool:
    return Certificate.objects.filter(spell__decision__round=page.review, commune=page.commune_id).exists()


PAPERS: dict[str, PaperKind] = {
    "ra-soat": _of_commune(_("Danh sách hộ phải rà soát"), review_list_of),
    "niem-yet": _of_newest(_("Danh sách niêm yết"), Posting, posting_of),
    "bao-cao": _of_newest(_("Báo cáo cấp trên"), UpperReport, upper_report_of),
    "y-kien": _of_newest(_("Văn bản ý kiến"), Opinion, opinion_of),
    "ket-qua": _of_commune(_("Danh sách sau rà soát"), results_of, lambda page: page.review.kind in BY_FORM_B),
    "quyet-dinh": _of_newest(_("Quyết định và danh sách kèm theo"), Decision, decisions_of),
    "giay-chung-nhan": PaperKind(_("Giấy chứng nhận của cả xã"), _certificates, _has_certificates),
}
