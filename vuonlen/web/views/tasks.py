"""What is due in the chosen place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..season.tasks import tasks_of
from ..workplace import workplace_of


def tasks(request: HttpRequest) -> HttpResponse:
    """The overdue tasks and those due within five working days, each with the page to do it on."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    return render(request, "web/tasks.html", {"tasks": tasks_of(workplace)})
