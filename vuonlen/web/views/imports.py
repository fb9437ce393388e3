"""Files from Excel: send one in, see what the check found, write it as a whole; templates to fill in."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vuonlen.background.queries import standing_of
from vuonlen.exchange.actions import commit_import, start_import, write_template
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.prefilled import form_rows
from vuonlen.exchange.queries import batches_of
from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.law import standard_by_id
from vuonlen.sheets.imports.kinds import ImportKind, import_kinds
from vuonlen.sheets.messages import Message

from ..workplace import Workplace, workplace_of

SHOWN = 50
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def imports(request: HttpRequest) -> HttpResponse:
    """The form to send a file, the templates, and the user's files; a POST starts a check."""
    workplace = _allowed(request)
    if request.method == "POST":
        return _send(request, workplace)
    return _page(request, workplace)


def import_batch(request: HttpRequest, pk: int) -> HttpResponse:
    """One file: how far, what was found, what may be done next."""
    found = _own(request, pk)
    fragment = bool(request.headers.get("HX-Request"))
    return render(request, "web/parts/import_outcome.html" if fragment else "web/import.html", _batch(found))


@require_POST
def import_commit(request: HttpRequest, pk: int) -> HttpResponse:
    """Start writing a checked file."""
    found, workplace = _own(request, pk), workplace_of(request)
    try:
        commit_import(
            actor=workplace.user,
            scope=workplace.current,
            batch=found,
            checksum=request.POST.get("checksum", ""),
        )
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("import_batch", pk=pk)


def import_result(request: HttpRequest, pk: int) -> FileResponse:
    """The user's rows with the findings beside them."""
    found = _own(request, pk)
    if not found.result or not found.result.storage.exists(found.result.name or ""):
        raise Http404
    return FileResponse(found.result.open("rb"), as_attachment=True, filename=f"{Path(found.name).stem}-ket-qua.xlsx")


def import_template(request: HttpRequest, kind: str) -> FileResponse:
    """The workbook to fill in for the chosen place."""
    workplace = _allowed(request)
    chosen = next((one for one in _kinds(workplace) if one.key == kind), None)
    if chosen is None or workplace.place is None:
        raise Http404
    review = workplace.open_round if chosen.of_round else None
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"mau-{kind}.xlsx"
        write_template(
            kind=kind,
            standard=standard_by_id(review.standard) if review else None,
            place=workplace.place,
            path=path,
            on=workplace.today,
            known=form_rows(scope=workplace.current, review=review, place=workplace.place) if review else None,
        )
        # Opened before the folder goes: the open file stays readable.
        return FileResponse(path.open("rb"), as_attachment=True, filename=path.name, content_type=EXCEL)


def _send(request: HttpRequest, workplace: Workplace) -> HttpResponse:
    file, kind = request.FILES.get("tep"), request.POST.get("loai", "")
    try:
        if file is None:
            raise Refused([Problem(Message.NO_FILE)])
        chosen = import_kinds().get(kind)
        review = workplace.open_round if chosen and chosen.of_round else None
        batch = start_import(
            actor=workplace.user,
            scope=workplace.current,
            kind=kind,
            file=file,
            name=file.name or "",
            review=review,
        )
    except Refused as refused:
        return _page(request, workplace, [problem.text for problem in refused.problems], kind)
    return redirect("import_batch", pk=batch.pk)


def _page(request: HttpRequest, workplace: Workplace, wrong: list[str] | None = None, chosen: str = "") -> HttpResponse:
    known = import_kinds()
    context = {
        "kinds": _kinds(workplace),
        "chosen": chosen,
        "wrong": wrong or [],
        "batches": [(one, known[one.kind].label) for one in batches_of(workplace.user)[:SHOWN] if one.kind in known],
        "review": workplace.open_round,
    }
    return render(request, "web/imports.html", context, status=422 if wrong else 200)


def _kinds(workplace: Workplace) -> list[ImportKind]:
    """What the user may send now: forms only while a round of the place takes them."""
    may = [kind for kind in import_kinds().values() if workplace.current.communes_with(kind.needs)]
    return [kind for kind in may if not kind.of_round or workplace.open_round]


def _batch(batch: ImportBatch) -> dict[str, object]:
    kind, work, state = import_kinds()[batch.kind], batch.work, ImportBatch.State
    standing = standing_of(work) if work else None
    running = batch.state in {state.CHECKING, state.COMMITTING} and not (standing and standing.ended)
    return {
        "batch": batch,
        "kind": kind,
        "work": work,
        "standing": standing,
        "running": running,
        "count": _count(batch, kind),
        "more": max(batch.errors + batch.questions - len(batch.sentences), 0),
    }


def _count(batch: ImportBatch, kind: ImportKind) -> str:
    """What the file holds, in words; nothing when it could not be counted."""
    counts = {key: value for key, value in batch.counts.items() if isinstance(value, int)}
    return _(kind.counted).format(**counts) if counts else ""


def _allowed(request: HttpRequest) -> Workplace:
    workplace = workplace_of(request)
    if not workplace.current.communes_with(Permission.IMPORT_DATA):
        raise PermissionMissing(Permission.IMPORT_DATA)
    return workplace


def _own(request: HttpRequest, pk: int) -> ImportBatch:
    return get_object_or_404(batches_of(request.user), pk=pk)  # type: ignore[arg-type]
