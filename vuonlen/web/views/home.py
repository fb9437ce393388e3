"""Home: where the place stands, what moved in the year, what is due."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vuonlen.reviews.models import Decision

from ..charts import commune_bars, commune_map
from ..figures import YearFigures
from ..progress import round_progress
from ..season.tasks import tasks_of
from ..workplace import Workplace, workplace_of

TASKS = 5  # the rest are on their own page


def home(request: HttpRequest) -> HttpResponse:
    """The figures of the chosen place and year; every figure opens the households behind it."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    figures = YearFigures(workplace)
    return render(request, "web/home.html", _context(figures, workplace))


def _context(figures: YearFigures, workplace: Workplace) -> dict[str, Any]:
    communes, review = figures.communes(), workplace.open_round
    several = len(communes) > 1
    return {
        "stock_lines": figures.stock_lines(),
        "total": figures.total,
        "opening_on": figures.opening_on,
        "closing_on": figures.closing_on,
        "poor_flow": figures.poor_flow(),
        "near_poor_flow": figures.near_poor_flow(),
        "plan_lines": figures.plan_lines(),
        "communes": communes if several else [],
        "unit": _("tỉnh") if workplace.is_everything else _("xã"),
        "bars": commune_bars(communes, by_province=workplace.is_everything) if several else None,
        "map": commune_map(communes, by_province=workplace.is_everything) if several else None,
        "review": review,
        "progress": round_progress(review, workplace.communes_in(review)) if review else None,
        "tasks": tasks_of(workplace)[:TASKS],
        "decisions": _last_decisions(workplace),
    }


def _last_decisions(workplace: Workplace) -> list[Decision]:
    if workplace.year is None:
        return []
    found = Decision.objects.filter(commune_id__in=workplace.commune_ids, round__year=workplace.year)
    return list(found.order_by("-signed_on", "-pk")[:3])
