"""The review form page: read, type with the outcome in sight, save under an optimistic lock."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.reviews.actions import StaleForm, record_form

from ..household_papers import HouseholdPapers, form_papers
from ..read_log import log_look
from ..review_form.answers import is_clean
from ..review_form.questions import Section
from ..review_form.sheet_page import SheetPage, mark_theirs, open_sheet
from ..workplace import YEAR, workplace_of


def household_form(request: HttpRequest, pk: int, round_id: int) -> HttpResponse:
    """The form of a household in a round; a POST saves it."""
    sheet = _open(request, pk, round_id)
    if request.method == "POST":
        return _save(request, sheet)
    log_look(request, user=sheet.scope.user, action="household.form.view", subject=f"household {pk}")
    sections, facts = sheet.stored()
    return _page(request, sheet, sections, facts)


@require_POST
def form_outcome(request: HttpRequest, pk: int, round_id: int) -> HttpResponse:
    """The outcome of what is typed, as the content of the panel. Saves nothing."""
    workplace = workplace_of(request)
    known = any(review.pk == round_id for review in workplace.rounds)
    rounds = workplace.rounds if known else workplace.rounds_now()
    sheet = open_sheet(workplace.current, rounds, pk, round_id)
    _sections, facts = sheet.typed(request.POST)
    return render(request, "web/parts/outcome.html", _outcome(sheet, facts))


def _open(request: HttpRequest, pk: int, round_id: int) -> SheetPage:
    workplace = workplace_of(request)
    return open_sheet(workplace.current, workplace.rounds_now(), pk, round_id)


def _save(request: HttpRequest, sheet: SheetPage) -> HttpResponse:
    sheet.scope.require(Permission.RECORD_FORM, sheet.household.commune_id)
    sections, facts = sheet.typed(request.POST)
    if not is_clean(sections):
        return _page(request, sheet, sections, facts, status=422)
    version = request.POST.get("version", "0")
    try:
        form = record_form(
            actor=sheet.scope.user,
            scope=sheet.scope,
            round=sheet.review,
            household=sheet.household,
            facts=facts,
            expected_version=int(version) if version.isdecimal() else 0,
            reason=request.POST.get("reason", ""),
        )
    except StaleForm as stale:
        now = _open(request, sheet.household.pk, sheet.review.pk)
        mark_theirs(sections, now.stored()[0])
        return _page(request, now, sections, facts, status=409, conflict=stale)
    except Refused as refused:
        left = _mark_errors(sections, facts, refused.problems)
        return _page(request, sheet, sections, facts, status=422, problems=left)
    messages.success(request, _("Đã ghi phiếu rà soát năm {year}.").format(year=form.round.year))
    # The record then explains the form just saved, not the one of the year looked at before.
    return redirect(f"{reverse('household', args=[sheet.household.pk])}?{urlencode({YEAR: form.round.year})}")


def _outcome(sheet: SheetPage, facts: dict[str, Any]) -> dict[str, Any]:
    """The panel's content; while an answer cannot be right, what is wrong instead."""
    try:
        return {"outcome": sheet.outcome(facts)}
    except Refused as refused:
        return {"outcome": None, "wrong": [problem.text for problem in refused.problems]}


def _mark_errors(sections: list[Section], facts: dict[str, Any], problems: tuple[Problem, ...]) -> list[str]:
    """Put each problem beside its field; return those that belong to none."""
    fields = {(one.person_id, one.code): one for section in sections for one in section.questions}
    left = []
    for problem in problems:
        question = fields.get(_field(facts, problem.where))
        if question is None:
            left.append(problem.text)
        else:
            question.error = problem.text
    return left


def _field(facts: dict[str, Any], where: tuple[str | int, ...]) -> tuple[int | None, str]:
    """Person and code of a path such as ("persons", 2, "studying")."""
    if len(where) == 3 and where[0] == "persons":
        return facts["persons"][where[1]]["person"], str(where[2])
    return None, str(where[1]) if len(where) > 1 else ""


def _page(
    request: HttpRequest,
    sheet: SheetPage,
    sections: list[Section],
    facts: dict[str, Any],
    *,
    status: int = 200,
    conflict: StaleForm | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    shown, compared = sheet.compared(sections, facts)
    context = {
        "sheet": sheet,
        "sections": shown,
        "compared": compared,
        "papers": form_papers(
            HouseholdPapers(sheet.scope, sheet.review, sheet.household), is_saved=sheet.form is not None
        ),
        **_outcome(sheet, facts),
        "conflict": conflict,
        "problems": problems or [],
        "has_errors": any(question.error for section in sections for question in section.questions),
    }
    return render(request, "web/household_form.html", context, status=status)
