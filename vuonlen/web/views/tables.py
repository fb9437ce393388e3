"""The statutory tables on screen: every cell opens the households it counts."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vuonlen.accounts.errors import OutOfArea
from vuonlen.accounts.permissions import Permission
from vuonlen.exchange.household_filter import with_status
from vuonlen.places.models import Succession
from vuonlen.places.queries import names_on
from vuonlen.registry.models import Household, HouseholdEvent
from vuonlen.registry.queries import InCommunes
from vuonlen.reports.actions import start_tables
from vuonlen.reports.errors import Break, ReportRefused
from vuonlen.reports.format import NOT_RECORDED, date_digits, number
from vuonlen.reports.headings import HeadingCell, heading_depth, merge_headings
from vuonlen.reports.statutory import (
    Area,
    Cell,
    StatutoryTables,
    area_of,
    breaks_of,
    draw_tables,
    weights_behind,
)
from vuonlen.reports.tables import Column, Counted, Row, Table, formula_text
from vuonlen.reviews.models import ReviewRound

from ..memory import place_names, recall
from ..paging import AFTER, BEFORE, at_home, page_of
from ..workplace import Workplace, workplace_of

FORM, COLUMN, LINE, STRATUM, BOUNDARIES = "bieu", "cot", "dong", "phan_to", "dia_gioi"
TOTAL = "tong"  # the value of LINE for the total line
SHOWN = 200  # households and events of one contradiction on the page


@dataclass(frozen=True)
class Choice:
    """One value of a drop-down."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class CellText:
    """One number as written, and the address of its households ("" where there are none)."""

    text: str
    url: str


@dataclass(frozen=True)
class LineText:
    """One line: the place (with how many lines it reaches over, 0 below the first), its stratum, its cells."""

    ordinal: str
    place: str
    reach: int
    stratum: str
    is_sum: bool
    cells: list[CellText]


@dataclass(frozen=True)
class BreakText:
    """A contradiction with the households and events behind it."""

    text: str
    households: list[Household] = field(default_factory=list)
    events: list[HouseholdEvent] = field(default_factory=list)
    more: int = 0


def tables(request: HttpRequest) -> HttpResponse:
    """One table of the chosen place and year, in the boundaries asked for."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    if workplace.round is None:
        return render(request, "web/tables_none.html", {"reason": ""})
    try:
        drawn, broken = _drawn(workplace, workplace.round, _boundaries(request, workplace))
    except ReportRefused as refused:
        return render(request, "web/tables_none.html", {"reason": str(refused)})
    table = drawn.tables.find(_wanted_form(request)) or drawn.tables.results
    return render(request, "web/tables.html", _context(workplace, drawn, broken, table))


def table_households(request: HttpRequest) -> HttpResponse:
    """The households that one cell counts."""
    workplace = workplace_of(request)
    if workplace.place is None or workplace.round is None:
        raise OutOfArea
    try:
        drawn, _broken = _drawn(workplace, workplace.round, _boundaries(request, workplace))
        cell = _cell(request)
        weights = recall(
            ("cell", *_key(workplace, drawn.area), cell), lambda: weights_behind(drawn.area, cell, drawn.forms)
        )
    except ReportRefused as refused:
        return render(request, "web/tables_none.html", {"reason": str(refused)}, status=404)
    return render(request, "web/tables_households.html", _behind(request, drawn, cell, weights))


@require_POST
def export_tables(request: HttpRequest) -> HttpResponse:
    """Start writing all tables as one workbook; go to its progress."""
    workplace = workplace_of(request)
    if workplace.place is None or workplace.round is None:
        raise OutOfArea
    work = start_tables(
        actor=workplace.user,
        scope=workplace.scope,
        place_id=workplace.place.place_id,
        review=workplace.round,
        boundaries_on=_boundaries(request, workplace),
    )
    return redirect("work", pk=work.pk)


def _drawn(
    workplace: Workplace, review: ReviewRound, boundaries_on: date | None
) -> tuple[StatutoryTables, list[Break]]:
    """The tables and what is wrong with them, counted anew after half a minute."""
    place_id = workplace.place.place_id if workplace.place else 0
    area = area_of(workplace.scope, place_id, review, boundaries_on=boundaries_on)

    def draw() -> tuple[StatutoryTables, list[Break]]:
        found = draw_tables(area)
        return found, breaks_of(found)

    return recall(("tables", *_key(workplace, area)), draw)


def _key(workplace: Workplace, area: Area) -> tuple[Hashable, ...]:
    return workplace.held, area.place.place_id, area.review.pk, area.boundaries_on, area.version


def _boundaries(request: HttpRequest, workplace: Workplace) -> date | None:
    """The day whose units are asked for; else the review's own (None), or the first day of a place younger than it."""
    asked = request.POST if request.method == "POST" else request.GET
    try:
        return date.fromisoformat(asked.get(BOUNDARIES, ""))
    except ValueError:
        began: date | None = workplace.place.valid.lower if workplace.place and workplace.reach.began_later else None
        return began


def _wanted_form(request: HttpRequest) -> int:
    text = request.GET.get(FORM, "1")
    return int(text) if text.isdecimal() and len(text) < 4 else 1


def _cell(request: HttpRequest) -> Cell:
    """The cell of the address. Raises OutOfArea for an address that no page of ours makes."""
    asked = request.GET
    numbers = [asked.get(name, "") for name in (FORM, COLUMN)]
    line = asked.get(LINE, "")
    known = asked.get(STRATUM) in list(Counted) and all(one.isdecimal() and len(one) < 4 for one in numbers)
    if not known or not (line == TOTAL or (line.isdecimal() and len(line) < 19)):
        raise OutOfArea
    return Cell(int(numbers[0]), Counted(asked[STRATUM]), int(numbers[1]), None if line == TOTAL else int(line))


def _context(workplace: Workplace, drawn: StatutoryTables, broken: list[Break], table: Table) -> dict[str, object]:
    lead = [(_("TT"),), (drawn.tables.place_heading,)] + ([(_("Phân tổ"),)] if table.form.paired else [])
    headings = [*lead, *(tuple(map(str, column.headings)) for column in table.form.columns)]
    return {
        "drawn": drawn,
        "table": table,
        "title": table.form.title_of(drawn.head.year),
        "heading_rows": _heading_rows(headings),
        "numbers": [_("A"), _("B"), *([_("C")] if table.form.paired else []), *map(formula_text, table.form.columns)],
        "lines": list(_lines(drawn, table)),
        "note": drawn.tables.notes.get(table.form.number, ""),
        "breaks": [_break(one) for one in broken],
        "tables": [Choice(str(one.form.number), _table_name(one, drawn), one is table) for one in drawn.tables.all],
        "boundaries": list(_boundary_choices(drawn.area)),
        "may_export": not broken and drawn.area.communes <= workplace.scope.communes_with(Permission.EXPORT_HOUSEHOLDS),
    }


def _table_name(table: Table, drawn: StatutoryTables) -> str:
    return f"{table.form.number}. {table.form.title_of(drawn.head.year)}"


def _heading_rows(headings: list[tuple[str, ...]]) -> list[list[HeadingCell]]:
    cells = merge_headings(headings)
    return [[cell for cell in cells if cell.row == row] for row in range(heading_depth(headings))]


def _lines(drawn: StatutoryTables, table: Table) -> Iterator[LineText]:
    ordinals = iter(range(1, len(table.places) + 1))
    for place in table.places:
        is_sum = bool(place[0].members) or place[0].unit is None
        ordinal = "" if is_sum else str(next(ordinals))
        for position, row in enumerate(place):
            yield LineText(
                ordinal=ordinal,
                place=row.place,
                reach=0 if position else len(place),
                stratum=row.counted.label if table.form.paired else "",
                is_sum=is_sum,
                cells=[_cell_text(drawn, table, row, column) for column in table.form.columns],
            )


def _cell_text(drawn: StatutoryTables, table: Table, row: Row, column: Column) -> CellText:
    value = row.value(table.form, column.number)
    if value is None:
        return CellText(NOT_RECORDED, "")
    text = number(value) if isinstance(value, int) else number(value, 2)
    asked = {
        FORM: table.form.number,
        COLUMN: column.number,
        LINE: TOTAL if row.unit is None else row.unit,
        STRATUM: str(row.counted),
        BOUNDARIES: drawn.area.boundaries_on.isoformat(),
    }
    return CellText(text, f"{reverse('table_households')}?{urlencode(asked)}" if value else "")


def _boundary_choices(area: Area) -> Iterator[Choice]:
    """The review's own units, and those of each day on which they changed."""
    review_day = area.review.reviewed_on
    later = Succession.objects.filter(predecessor_id__in=area.communes, on__gt=review_day)
    earlier = Succession.objects.filter(successor_id__in=area.communes, on__lte=review_day)
    days = set(later.values_list("on", flat=True))
    days |= {day - timedelta(days=1) for day in earlier.values_list("on", flat=True)}
    days |= {review_day, area.boundaries_on}
    for day in sorted(days):
        words = _("Đơn vị tại ngày rà soát, %(day)s") if day == review_day else _("Đơn vị tại ngày %(day)s")
        yield Choice(day.isoformat(), words % {"day": date_digits(day)}, day == area.boundaries_on)


def _break(found: Break) -> BreakText:
    events = HouseholdEvent.objects.filter(pk__in=found.events).select_related("household", "person")
    return BreakText(
        text=found.text,
        households=list(Household.objects.filter(pk__in=found.households).order_by("name_key", "pk")[:SHOWN]),
        events=list(events.order_by("household__name_key", "happened_on", "pk")[:SHOWN]),
        more=max(0, len(found.households) - SHOWN),
    )


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
    return Household.objects.filter(InCommunes(keepers), pk__in=household_ids)


def _behind(request: HttpRequest, drawn: StatutoryTables, cell: Cell, weights: dict[int, int]) -> dict[str, object]:
    table, area = drawn.tables.table(cell.form), drawn.area
    column = table.form.column(cell.column)
    own = _own(request, list(weights))
    page = page_of(with_status(own, area.closing_on), request.GET)
    rows = at_home(page.rows, area.closing_on)
    names = place_names({one.village_id for one in rows} | {one.commune_id for one in rows}, area.closing_on)
    events = _events(area, [one.id for one in rows])
    kept = {key: value for key, value in request.GET.items() if key not in {AFTER, BEFORE}}
    return {
        "title": " › ".join(dict.fromkeys(map(str, column.headings))),
        "table_name": _table_name(table, drawn),
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
