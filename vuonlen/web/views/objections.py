"""An objection to a posted outcome: written down, and answered after the re-check."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.rights import Permission
from vuonlen.registry.models import Household
from vuonlen.reviews.actions import raise_objection, resolve_objection
from vuonlen.reviews.models import Objection, Step
from vuonlen.reviews.queries.standing_candidates import active_candidates

from ..season.commune_page import CommunePage, open_commune
from ..season.forms import PageForm, day, text, today
from ..season.next_step import step_url


class ObjectionForm(PageForm):
    """Who says that the posted outcome of which household is wrong."""

    household = forms.ModelChoiceField(
        label=gettext_lazy("Hộ bị khiếu nại"),
        queryset=Household.objects.none(),
        empty_label=gettext_lazy("Chọn hộ trong danh sách niêm yết"),
    )
    raised_by = text(gettext_lazy("Người khiếu nại"), 120, gettext_lazy("Họ và tên như trong đơn."))
    received_on = day(gettext_lazy("Ngày nhận"))
    text = text(gettext_lazy("Nội dung khiếu nại"), 4_000, long=True)

    def __init__(self, data: Any, page: CommunePage) -> None:
        super().__init__(data)
        posted = active_candidates(page.review, [page.commune_id]).filter(form__isnull=False)
        households = Household.objects.filter(pk__in=posted.values("household")).order_by("name_key", "pk")
        field = self.fields["household"]
        field.queryset = households  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.head_name} ({one.code})"  # type: ignore[attr-defined]


class ResolutionForm(PageForm):
    """What the re-check found."""

    resolved_on = day(gettext_lazy("Ngày giải quyết"))
    resolution = text(gettext_lazy("Kết quả giải quyết"), 4_000, long=True)
    late_reason = text(gettext_lazy("Lý do chậm"), 200, gettext_lazy("Chỉ ghi khi quá hạn phúc tra."), required=False)


def new_objection(request: HttpRequest, round_id: int, commune_id: int) -> HttpResponse:
    """The form of an objection; a POST records it and opens the re-check."""
    page = open_commune(request, round_id, commune_id)
    form = ObjectionForm(request.POST or None, page)
    if request.method == "POST":
        if not page.can(Permission.HANDLE_OBJECTION):
            raise PermissionMissing(Permission.HANDLE_OBJECTION)
        actor = page.workplace.user
        made = form.attempt(lambda **told: raise_objection(actor=actor, scope=page.scope, round=page.review, **told))
        if made is not None:
            said = _("Đã ghi khiếu nại về hộ {head}. Phúc tra xong trước hết ngày {last}.")
            messages.success(request, said.format(head=made.household.head_name, last=date_digits(made.resolve_by)))
            return redirect(step_url(page, "niem-yet"))
    open_now = page.step in {Step.POSTING, Step.RECHECK} and page.can(Permission.HANDLE_OBJECTION)
    context = {"page": page, "form": form if open_now or form.is_bound else None}
    return render(request, "web/season/objection.html", context, status=422 if form.is_bound else 200)


def objection(request: HttpRequest, round_id: int, commune_id: int, objection_id: int) -> HttpResponse:
    """One objection; a POST answers it, after the household's form was looked at again."""
    page = open_commune(request, round_id, commune_id)
    found = next((one for one in page.objections if one.pk == objection_id), None)
    if found is None:
        raise OutOfArea
    form = ResolutionForm(request.POST or None)
    if request.method == "POST":
        if not page.can(Permission.HANDLE_OBJECTION):
            raise PermissionMissing(Permission.HANDLE_OBJECTION)
        answered = form.attempt(lambda **told: _resolve(page, found, told))
        if answered is not None:
            messages.success(request, _answer_words(answered))
            return redirect(page.url)
    shown = found.resolved_on is None and page.can(Permission.HANDLE_OBJECTION)
    late = found.resolved_on is None and today() > found.resolve_by
    context = {"page": page, "objection": found, "form": form if shown or form.is_bound else None, "late": late}
    return render(request, "web/season/resolution.html", context, status=422 if form.is_bound else 200)


def _resolve(page: CommunePage, found: Objection, told: dict[str, Any]) -> Objection:
    actor = page.workplace.user
    return resolve_objection(actor=actor, scope=page.scope, objection=found, **told)


def _answer_words(answered: Objection) -> str:
    if answered.changes_outcome:
        return _("Đã giải quyết khiếu nại: kết quả của hộ thay đổi.")
    return _("Đã giải quyết khiếu nại: kết quả của hộ giữ nguyên.")
