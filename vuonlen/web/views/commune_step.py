"""One step of a commune's season: what stands, the form that takes it, and what follows."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.law import working_days_between
from vuonlen.reviews.models import LISTED, Certificate, Decision, Opinion, Posting, Snapshot, StatusSpell, UpperReport

from ..season.commune_page import CommunePage, open_commune
from ..season.forms import PageForm, today
from ..season.next_step import next_step
from ..season.results import results, tally
from ..season.step_actions import ACTIONS, StepAction
from .papers import papers_of


def commune_step(request: HttpRequest, round_id: int, commune_id: int, action: str) -> HttpResponse:
    """The page of a step; a POST takes it. A refused step says why and keeps what was typed."""
    page, found = open_commune(request, round_id, commune_id), ACTIONS.get(action)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, page, action, found, found.new_form(page))
    if not found.may(page):
        raise PermissionMissing(found.right)
    form = found.new_form(page, request.POST)
    if form.attempt(lambda **answers: found.take(page, **answers)) is None:
        return _page(request, page, action, found, form, status=422)
    messages.success(request, str(found.done))
    return redirect(page.url)


def _page(
    request: HttpRequest, page: CommunePage, action: str, found: StepAction, form: PageForm, status: int = 200
) -> HttpResponse:
    rows = results(page.review, [page.commune_id])
    context: dict[str, Any] = {
        "page": page,
        "action": action,
        "step": found,
        "form": form if form.is_bound or _is_offered(page, action, found) else None,
        "may": found.may(page),
        "next": next_step(page),
        "results": rows,
        "tally": tally(rows),
        "papers": papers_of(page, _PAPERS.get(action, ())),
        **_STANDING.get(action, lambda page: {})(page),
    }
    return render(request, f"web/season/{_TEMPLATES.get(action, 'step')}.html", context, status=status)


def _is_offered(page: CommunePage, action: str, found: StepAction) -> bool:
    """Whether the step can be the commune's next, as far as the page can tell; the verb has the last word."""
    if not found.may(page) or page.step not in found.steps:
        return False
    if action == "niem-yet":
        return not page.open_objections
    if action == "giay-chung-nhan":
        return StatusSpell.objects.filter(
            decision__round=page.review,
            decision__commune=page.commune_id,
            status__in=LISTED,
            certificate__isnull=True,
            voided_by__isnull=True,
        ).exists()
    return True


def _posting(page: CommunePage) -> dict[str, Any]:
    """Postings, days left, objections."""
    days_left = working_days_between(today(), page.posting.ends_on) if page.posting else 0
    return {
        "postings": Posting.objects.filter(round=page.review, commune=page.commune_id).order_by("-number"),
        "days_left": days_left if page.posting and today() <= page.posting.ends_on else None,
        "may_object": page.can(Permission.HANDLE_OBJECTION),
    }


def _upward(page: CommunePage) -> dict[str, Any]:
    """Reports sent and opinions given."""
    of_commune = {"round": page.review, "commune": page.commune_id}
    return {
        "reports": UpperReport.objects.filter(**of_commune).order_by("-pk"),
        "opinions": Opinion.objects.filter(**of_commune).order_by("-pk"),
    }


def _decisions(page: CommunePage) -> dict[str, Any]:
    """Decisions made, newest first."""
    return {"decisions": Decision.objects.filter(round=page.review, commune=page.commune_id).order_by("-version")}


def _certificates(page: CommunePage) -> dict[str, Any]:
    """Certificates issued, by number, with the households they name."""
    found = Certificate.objects.filter(spell__decision__round=page.review, commune=page.commune_id)
    return {"certificates": found.select_related("spell__household").order_by("issued_on", "number")}


def _snapshots(page: CommunePage) -> dict[str, Any]:
    """What was frozen."""
    found = Snapshot.objects.filter(round=page.review, commune=page.commune_id).defer("content")
    return {"snapshots": found.order_by("-version")}


_STANDING = {
    "niem-yet": _posting,
    "bao-cao": _upward,
    "y-kien": _upward,
    "quyet-dinh": _decisions,
    "giay-chung-nhan": _certificates,
    "chot-so-lieu": _snapshots,
}
_PAPERS = {
    "khao-sat-xong": ("ra-soat",),
    "niem-yet": ("niem-yet",),
    "bao-cao": ("bao-cao", "ket-qua"),
    "y-kien": ("y-kien", "bao-cao"),
    "quyet-dinh": ("quyet-dinh", "ket-qua"),
    "giay-chung-nhan": ("giay-chung-nhan",),
    "chot-so-lieu": ("ket-qua",),
}
_TEMPLATES = {
    "niem-yet": "posting",
    "bao-cao": "upward",
    "y-kien": "upward",
    "quyet-dinh": "decision",
    "giay-chung-nhan": "certificates",
    "chot-so-lieu": "freeze",
}
