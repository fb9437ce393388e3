"""What is due in the chosen place."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..season.tasks import by_place, by_step, tasks_of
from ..workplace import workplace_of

SIZE = 50
MOST_PLACES = 20


def tasks(request: HttpRequest) -> HttpResponse:
    """What is overdue and what is due within five working days: by step, by commune, and one by one in pages."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    found = tasks_of(workplace)
    places = by_place(found)
    context = {
        "count": len(found),
        "late": sum(one.is_late for one in found),
        "own": sum(one.is_own for one in found),
        "steps": by_step(found),
        "places": places[:MOST_PLACES] if len(places) > 1 else [],
        "more_places": max(0, len(places) - MOST_PLACES),
        "tasks": Paginator(found, SIZE).get_page(request.GET.get("trang")),
    }
    return render(request, "web/tasks.html", context)
