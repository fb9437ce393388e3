"""Long work of the signed-in person: the list, one piece with its progress, stop, result."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from vuonlen.background.actions import request_cancel
from vuonlen.background.models import Work
from vuonlen.background.queries import standing_of, works_of

from ..messages import Message

SHOWN = 50


def works(request: HttpRequest) -> HttpResponse:
    """The newest works of the user."""
    shown = works_of(request.user)[:SHOWN]
    return render(request, "web/works.html", {"works": [(work, standing_of(work)) for work in shown]})


def work(request: HttpRequest, pk: int) -> HttpResponse:
    """One work; as a fragment, only its progress."""
    found = _own(request, pk)
    fragment = bool(request.headers.get("HX-Request"))
    context = {"work": found, "standing": standing_of(found)}
    return render(request, "web/parts/work_progress.html" if fragment else "web/work.html", context)


@require_POST
def cancel_work(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask one's own work to stop."""
    request_cancel(actor=request.user, work=_own(request, pk))
    return redirect("work", pk=pk)


def work_result(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """The file that one's own work made."""
    found = _own(request, pk)
    name = found.result.name if found.result else None
    if name is None:
        raise Http404
    if not found.result.storage.exists(name):
        return render(
            request, "web/problem.html", {"title": found.title, "sentence": Message.FILE_GONE.text()}, status=410
        )
    return FileResponse(found.result.open("rb"), as_attachment=True, filename=name.rsplit("/", 1)[-1])


def _own(request: HttpRequest, pk: int) -> Work:
    return get_object_or_404(works_of(request.user), pk=pk)
