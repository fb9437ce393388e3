"""Whether all the tables of the place and round agree, and what may be taken out: asked when the page is there."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.reports.statutory import Area, area_of

from ...workplace import Workplace, workplace_of
from .asked import boundaries_asked
from .breaks import break_text
from .drawn import area_for, breaks_for


def table_checks(request: HttpRequest) -> HttpResponse:
    """The contradictions of the tables with the households and events behind them, else the ways to take them out."""
    workplace = workplace_of(request)
    if workplace.place is None or workplace.round is None:
        raise OutOfArea
    area = area_for(workplace, workplace.round, boundaries_asked(request, workplace))
    broken = breaks_for(workplace, area)
    context = {
        "area": area,
        "breaks": [break_text(one) for one in broken],
        "may_export": not broken and _may_export(workplace, area),
        "may_list": area.communes <= workplace.scope.communes_with(Permission.EXPORT_HOUSEHOLDS),
    }
    fragment = bool(request.headers.get("HX-Request"))
    return render(request, "web/parts/table_checks.html" if fragment else "web/tables_checked.html", context)


def _may_export(workplace: Workplace, area: Area) -> bool:
    """As the export itself asks: a commune of today takes out its part of a commune that was split."""
    right = Permission.EXPORT_HOUSEHOLDS
    place_id, on = area.place.place_id, area.boundaries_on
    try:
        area_of(workplace.scope, place_id, area.review, boundaries_on=on, permission=right, as_draft=True)
    except (OutOfArea, PermissionMissing):
        return False
    return True
