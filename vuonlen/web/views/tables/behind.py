"""The households behind one cell."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from vuonlen.exchange.household_filter import with_status
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import NOT_RECORDED, number
from vuonlen.kernel.rights import Permission
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Household, HouseholdEvent
from vuonlen.reports.errors import ReportRefused
from vuonlen.reports.statutory import Area, Cell, StatutoryTables, weights_behind
from vuonlen.reports.tables import Table

from ...memory import place_names, recall
from ...paging import AFTER, BEFORE, at_home, listed, page_of
from ...workplace import workplace_of
from .asked import BOUNDARIES, FORM, boundaries_asked, cell_asked
from .drawn import drawn_for, key_of
from .page import form_name


def table_households(request: HttpRequest) -> HttpResponse:
    """The households that one cell counts."""
    workplace = workplace_of(request)
    if workplace.place is None or workplace.round is None:
        raise OutOfArea
    try:
        cell = cell_asked(request)
        drawn, number = drawn_for(workplace, workplace.round, boundaries_asked(request, workplace), cell.form)
        if number != cell.form:
            raise OutOfArea
        weights = recall(
            ("cell", *key_of(workplace, drawn.area), cell), lambda: weights_behind(drawn.area, cell, drawn.forms)
        )
    except ReportRefused as refused:
        return render(request, "web/tables_none.html", {"reason": str(refused)}, status=404)
    return render(request, "web/tables_households.html", _behind(request, drawn, cell, weights))


@dataclass(frozen=True)
class HouseholdLine:
    """One household of a cell."""

    pk: int
    head: str
    code: str
    place: str
    status: str
    weight: int
    events: list[HouseholdEvent]


def _own(request: HttpRequest, household_ids: list[int]) -> QuerySet[Household]:
    """Those of these households that are kept in the user's area today: names of others are not shown."""
    keepers = workplace_of(request).scope.keepers_with(Permission.VIEW_HOUSEHOLD)
    return Household.objects.filter(commune__any_of=keepers, pk__in=household_ids)


def _behind(request: HttpRequest, drawn: StatutoryTables, cell: Cell, weights: dict[int, int]) -> dict[str, object]:
    table, area = drawn.tables.table(cell.form), drawn.area
    column = table.form.column(cell.column)
    own = _own(request, list(weights))
    page = page_of(listed(with_status(own, area.closing_on)), request.GET)
    rows = at_home(page.rows, area.closing_on)
    names = place_names({one.village_id for one in rows} | {one.commune_id for one in rows}, area.closing_on)
    events = _events(area, [one.id for one in rows])
    kept = {key: value for key, value in request.GET.items() if key not in {AFTER, BEFORE}}
    return {
        "title": " › ".join(dict.fromkeys(map(str, column.headings))),
        "table_name": form_name(table.form, drawn),
        "line": _line_name(table, cell, area),
        "households": number(len(weights)),
        "elsewhere": len(weights) - own.count(),
        "total": number(sum(weights.values())),
        "rows": [
            HouseholdLine(
                pk=one.id,
                head=one.head_name,
                code=one.code,
                place=f"{names[one.village_id]}, {names[one.commune_id]}",
                status=one.status or "",
                weight=weights[one.id],
                events=events.get(one.id, []),
            )
            for one in rows
        ],
        "before": f"?{urlencode({**kept, BEFORE: page.before})}" if page.before else "",
        "after": f"?{urlencode({**kept, AFTER: page.after})}" if page.after else "",
        "back": f"{reverse('tables')}?{urlencode({FORM: cell.form, BOUNDARIES: area.boundaries_on.isoformat()})}",
        "on": area.closing_on,
        "is_draft": area.is_draft,
    }


def _line_name(table: Table, cell: Cell, area: Area) -> str:
    if cell.unit is None:
        return area.place.full_name
    found = next((row.place for row in table.rows if row.unit == cell.unit), "")
    if found:
        return found
    names = names_on([cell.unit], area.boundaries_on)
    return names[cell.unit].full_name if cell.unit in names else NOT_RECORDED


def _events(area: Area, household_ids: list[int]) -> dict[int, list[HouseholdEvent]]:
    """What was recorded of the households in the period: why a number moved."""
    if area.opening_on is None:
        return {}
    period = {"happened_on__gt": area.opening_on, "happened_on__lte": area.closing_on}
    found: dict[int, list[HouseholdEvent]] = {}
    events = HouseholdEvent.objects.filter(household_id__in=household_ids, **period).select_related("person")
    for event in events.order_by("happened_on", "pk"):
        found.setdefault(event.household_id, []).append(event)
    return found
