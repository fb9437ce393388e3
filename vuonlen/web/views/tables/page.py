"""One table of the chosen place and year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from vuonlen.kernel.format import date_digits
from vuonlen.places.models import Succession
from vuonlen.reports.statutory import Area, StatutoryTables, draft_mark, drawable, gaps_of
from vuonlen.reports.tables import Form, Table, formula_text
from vuonlen.reports.workbook import draft_explained

from ...workplace import workplace_of
from .asked import BOUNDARIES, boundaries_asked, form_asked
from .drawn import drawn_for
from .lines import heading_rows, lines_of


@dataclass(frozen=True)
class Choice:
    """One value of a drop-down."""

    value: str
    label: str
    is_chosen: bool


def tables(request: HttpRequest) -> HttpResponse:
    """One table of the chosen place and year, in the boundaries asked for."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    if workplace.round is None:
        return render(request, "web/tables_none.html", {"reason": ""})
    drawn, number = drawn_for(workplace, workplace.round, boundaries_asked(request, workplace), form_asked(request))
    return render(request, "web/tables.html", _context(drawn, drawn.tables.table(number)))


def _context(drawn: StatutoryTables, table: Table) -> dict[str, object]:
    lead = [(_("TT"),), (drawn.tables.place_heading,)] + ([(_("Phân tổ"),)] if table.form.paired else [])
    headings = [*lead, *(tuple(map(str, column.headings)) for column in table.form.columns)]
    return {
        "drawn": drawn,
        "table": table,
        "title": table.form.title_of(drawn.head.year),
        "heading_rows": heading_rows(headings),
        "numbers": [_("A"), _("B"), *([_("C")] if table.form.paired else []), *map(formula_text, table.form.columns)],
        "lines": list(lines_of(drawn, table)),
        "note": drawn.tables.notes.get(table.form.number, ""),
        "tables": [
            Choice(str(form.number), form_name(form, drawn), form.number == table.form.number)
            for form in drawn.forms.values()
            if drawable(drawn.area, form.number)
        ],
        "boundaries": list(_boundary_choices(drawn.area)),
        "draft": draft_mark() if drawn.area.is_draft else "",
        "draft_explained": draft_explained(),
        "gaps": gaps_of(drawn.area),
        "checks": f"{reverse('table_checks')}?{urlencode({BOUNDARIES: drawn.area.boundaries_on.isoformat()})}",
    }


def form_name(form: Form, drawn: StatutoryTables) -> str:
    """Number and title."""
    return f"{form.number}. {form.title_of(drawn.head.year)}"


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
