"""Requests that were turned down in a commune's round, and the chair's answer to each in writing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.reviews.actions import write_refusal
from vuonlen.reviews.actions.write_refusal import REASON_LIMIT
from vuonlen.reviews.models import RequestRefusal
from vuonlen.reviews.models.decision import NUMBER_LIMIT, SIGNER_LIMIT
from vuonlen.reviews.queries import refusals_of
from vuonlen.reviews.queries.refusal_reasons import reason_of

from ..season.commune_page import CommunePage, open_commune
from ..season.forms import PageForm, day, text


class RefusalForm(PageForm):
    """The answer on paper."""

    number = text(gettext_lazy("Số văn bản"), NUMBER_LIMIT, gettext_lazy("Ví dụ: 12/TB-UBND."))
    signed_on = day(gettext_lazy("Ngày ký"))
    signer = text(gettext_lazy("Người ký"), SIGNER_LIMIT, gettext_lazy("Họ và tên Chủ tịch Ủy ban nhân dân xã."))
    reason = text(
        gettext_lazy("Lý do"), REASON_LIMIT, gettext_lazy("Lấy sẵn từ phiếu; sửa cho hộ dễ hiểu nếu cần."), long=True
    )


def refusals(request: HttpRequest, round_id: int, commune_id: int) -> HttpResponse:
    """All requests turned down, those not answered yet first."""
    page = open_commune(request, round_id, commune_id)
    context = {"page": page, "refusals": refusals_of(page.scope, page.review, commune_id)}
    return render(request, "web/season/refusals.html", context)


def refusal(request: HttpRequest, round_id: int, commune_id: int, refusal_id: int) -> HttpResponse:
    """One of them; a POST records the chair's answer."""
    page = open_commune(request, round_id, commune_id)
    found = refusals_of(page.scope, page.review, commune_id).filter(pk=refusal_id).first()
    if found is None:
        raise OutOfArea
    form = RefusalForm(request.POST or None, initial={"reason": reason_of(found, page.law)})
    if request.method == "POST":
        if not page.can(Permission.DECIDE_ROUND):
            raise PermissionMissing(Permission.DECIDE_ROUND)
        if form.attempt(lambda **told: _write(page, found, told)) is not None:
            said = _("Đã ghi văn bản trả lời hộ {head}.")
            messages.success(request, said.format(head=found.household.head_name))
            return redirect("refusals", round_id=round_id, commune_id=commune_id)
    shown = form if form.is_bound or (found.signed_on is None and page.can(Permission.DECIDE_ROUND)) else None
    context = {"page": page, "refusal": found, "form": shown, "reason": found.reason or reason_of(found, page.law)}
    return render(request, "web/season/refusal.html", context, status=422 if form.is_bound else 200)


def _write(page: CommunePage, found: RequestRefusal, told: dict[str, Any]) -> RequestRefusal:
    return write_refusal(actor=page.workplace.user, scope=page.scope, refusal=found, **told)
