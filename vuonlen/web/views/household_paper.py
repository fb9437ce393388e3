"""One paper of one household as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from vuonlen.kernel.errors import PermissionMissing
from vuonlen.registry.queries import get_household
from vuonlen.reports.errors import ReportRefused

from ..household_papers import PAPERS, HouseholdPapers
from ..paper_files import KINDS, paper_file
from ..read_log import log_look
from ..season.commune_page import open_review
from ..workplace import workplace_of


@require_safe
def household_paper(request: HttpRequest, pk: int, round_id: int, paper: str, kind: str) -> HttpResponse:
    """Request, form A, form B or certificate of a household, PDF or Word; 404 when the round has none."""
    workplace = workplace_of(request)
    household, review = get_household(workplace.current, pk), open_review(workplace, round_id)
    of = HouseholdPapers(workplace.current, review, household, request.build_absolute_uri("/"))
    found = PAPERS.get(paper)
    if found is None or kind not in KINDS:
        raise Http404
    if not of.may(found.rights):
        raise PermissionMissing(found.rights[0])
    if not found.is_there(of):
        raise Http404
    try:
        made = found.make(of)
    except ReportRefused as refused:
        messages.error(request, str(refused))
        return redirect("household", pk=pk)
    subject = f"household {pk} round {round_id} {paper}"
    log_look(request, user=workplace.user, action="household.paper", subject=subject)
    return paper_file([made], kind, f"{paper} {household.head_name} {household.code} {review.year}")
