"""Correct a decided household: the form once more, and the further decision that rests on it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.rights import Permission
from vuonlen.reviews.actions import correct_status
from vuonlen.reviews.models import Decision
from vuonlen.reviews.models.decision import NUMBER_LIMIT, SIGNER_LIMIT

from ..read_log import log_look
from ..review_form.answers import is_clean
from ..review_form.sheet_page import SheetPage, open_sheet
from ..season.forms import PageForm, day, text
from ..workplace import workplace_of


class CorrectionForm(PageForm):
    """The paper of the correction."""

    number = text(gettext_lazy("Số quyết định điều chỉnh"), NUMBER_LIMIT, gettext_lazy("Ví dụ: 140/QĐ-UBND."))
    signed_on = day(gettext_lazy("Ngày ký"))
    signer = text(gettext_lazy("Người ký"), SIGNER_LIMIT)
    reason = text(gettext_lazy("Lý do điều chỉnh"), 200)


def correction(request: HttpRequest, pk: int, round_id: int) -> HttpResponse:
    """The answers as decided, to be corrected, and the decision's paper; a POST decides."""
    workplace = workplace_of(request)
    sheet = open_sheet(workplace.current, workplace.rounds_now(), pk, round_id)
    sheet.scope.require(Permission.DECIDE_ROUND, sheet.household.commune_id)
    if request.method != "POST":
        log_look(request, user=sheet.scope.user, action="household.form.view", subject=f"household {pk}")
        sections, facts = sheet.stored()
        return _page(request, sheet, CorrectionForm(), sections, facts)
    form = CorrectionForm(request.POST)
    sections, facts = sheet.typed(request.POST)
    made = form.attempt(lambda **told: _correct(sheet, facts, told)) if is_clean(sections) else None
    if made is None:
        return _page(request, sheet, form, sections, facts, status=422)
    messages.success(request, _("Đã điều chỉnh: {decision}.").format(decision=made))
    return redirect("household", pk=pk)


def _correct(sheet: SheetPage, facts: dict[str, Any], told: dict[str, Any]) -> Decision:
    return correct_status(
        actor=sheet.scope.user,
        scope=sheet.scope,
        round=sheet.review,
        household=sheet.household,
        facts=facts,
        **told,
    )


def _page(
    request: HttpRequest, sheet: SheetPage, form: CorrectionForm, sections: Any, facts: Any, status: int = 200
) -> HttpResponse:
    context = {"sheet": sheet, "form": form, "sections": sections}
    return render(request, "web/correction.html", context, status=status)
