"""Workbooks of the tables and of the lists by name, written as long work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from vuonlen.kernel.errors import OutOfArea
from vuonlen.reports.actions import Papers, start_papers
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.statutory import area_of

from ...workplace import workplace_of
from .asked import boundaries_asked


@require_POST
def export_tables(request: HttpRequest) -> HttpResponse:
    """Start writing all tables as one workbook, before the decision as a draft; go to its progress."""
    return _start(request, Papers.TABLES)


@require_POST
def export_lists(request: HttpRequest) -> HttpResponse:
    """Start writing the lists by name; go to their progress."""
    return _start(request, Papers.LISTS)


def _start(request: HttpRequest, papers: Papers) -> HttpResponse:
    workplace = workplace_of(request)
    if workplace.place is None or workplace.round is None:
        raise OutOfArea
    place_id, review, on = workplace.place.place_id, workplace.round, boundaries_asked(request, workplace)
    if papers == Papers.TABLES and area_of(workplace.scope, place_id, review, boundaries_on=on, as_draft=True).is_draft:
        papers = Papers.DRAFT
    try:
        work = start_papers(
            actor=workplace.user,
            scope=workplace.scope,
            place_id=place_id,
            review=review,
            papers=papers,
            boundaries_on=on,
        )
    except ReportRefused as refused:
        return render(request, "web/tables_none.html", {"reason": str(refused)}, status=409)
    return redirect("work", pk=work.pk)
