"""A household asks to be reviewed: find it, then form A with its nine criteria."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.exchange.household_filter import narrowed
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.registry.models import Household
from vuonlen.registry.queries import get_household, search_households
from vuonlen.reviews.actions import add_requester, keep_refused_request
from vuonlen.reviews.models import ReviewRound, Status
from vuonlen.reviews.models.quick_screen import criteria
from vuonlen.reviews.queries import statuses_on

from ..household_papers import HouseholdPapers, request_papers
from ..season.commune_page import CommunePage, open_commune
from ..season.forms import PageForm, day

FOUND = 20
KEEP = "giu-lai"  # the button that keeps a request which form A sends away
_ON_LIST = {Status.POOR, Status.NEAR_POOR}


class RequestForm(PageForm):
    """The request, and the criteria ticked on form A."""

    requested_on = day(gettext_lazy("Ngày nhận giấy đề nghị"))
    ticks = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Tiêu chí phiếu A được đánh dấu"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any, page: CommunePage, household: Household) -> None:
        super().__init__(data)
        if not _needs_screen(page, household):
            del self.fields["ticks"]
            return
        ticks = self.fields["ticks"]
        ticks.choices = [(one.number, f"{one.number}. {one.label}") for one in criteria()]  # type: ignore[attr-defined]
        told = _("Hộ được rà soát khi có dưới {limit} trên {all} tiêu chí được đánh dấu.")
        ticks.help_text = told.format(limit=page.law.quick_screen_ticks_below, all=page.law.quick_screen_criteria)


def new_request(request: HttpRequest, round_id: int, commune_id: int) -> HttpResponse:
    """Search the commune's households, choose one, write its request down."""
    page = open_commune(request, round_id, commune_id)
    household = _chosen(page, request.GET.get("ho", ""))
    if request.method == "POST":
        return _save(request, page, household)
    if household is not None:
        return _page(request, page, household, RequestForm(None, page, household))
    asked = request.GET.get("hoi", "").replace("\0", "").strip()[:100]
    scope = narrowed(page.workplace.current, frozenset({page.commune_id}))
    found = list(search_households(scope, text=asked)[:FOUND]) if asked else []
    return render(request, "web/season/request.html", {"page": page, "asked": asked, "found": found})


def _save(request: HttpRequest, page: CommunePage, household: Household | None) -> HttpResponse:
    if not page.can(Permission.RECORD_FORM):
        raise PermissionMissing(Permission.RECORD_FORM)
    if household is None:
        raise OutOfArea
    form, actor = RequestForm(request.POST, page, household), page.workplace.user
    if KEEP in request.POST:
        return _keep(request, page, household, form)
    made = form.attempt(
        lambda **told: add_requester(
            actor=actor, scope=page.scope, round=page.review, household=household, **_with_ticks(page, told)
        )
    )
    if made is None:
        return _page(request, page, household, form, status=422)
    messages.success(request, _("Đã thêm hộ {head} vào danh sách rà soát.").format(head=household.head_name))
    return redirect("village", round_id=page.review.pk, village_id=made.village_id)


def _keep(request: HttpRequest, page: CommunePage, household: Household, form: RequestForm) -> HttpResponse:
    """Form A sends the household away: the request is kept, to be answered in writing."""
    given: dict[str, Any] = {"actor": page.workplace.user, "scope": page.scope, "round": page.review}
    if form.attempt(lambda **told: keep_refused_request(**given, household=household, **{"ticks": [], **told})) is None:
        return _page(request, page, household, form, status=422)
    said = _("Đã giữ đề nghị của hộ {head}. Chủ tịch xã trả lời hộ bằng văn bản.")
    messages.success(request, said.format(head=household.head_name))
    return redirect("refusals", round_id=page.review.pk, commune_id=page.commune_id)


def _with_ticks(page: CommunePage, told: dict[str, Any]) -> dict[str, Any]:
    return told if "ticks" in told else {**told, "ticks": None}


def _page(
    request: HttpRequest, page: CommunePage, household: Household, form: RequestForm, status: int = 200
) -> HttpResponse:
    may = page.surveying and page.can(Permission.RECORD_FORM)
    context = {
        "page": page,
        "household": household,
        "form": form if may or form.is_bound else None,
        "may_keep": len(request.POST.getlist("ticks")) >= page.law.quick_screen_ticks_below,
        "papers": request_papers(HouseholdPapers(page.scope, page.review, household)),
    }
    return render(request, "web/season/request.html", context, status=status)


def _chosen(page: CommunePage, asked: str) -> Household | None:
    if not asked:
        return None
    if not asked.isdecimal() or len(asked) > 18:
        raise OutOfArea
    found = get_household(page.workplace.current, int(asked))
    if found.commune_id != page.commune_id:
        raise OutOfArea
    return found


def _needs_screen(page: CommunePage, household: Household) -> bool:
    """Form A is asked of households that are not on the list, in the kinds of round that have it."""
    if not page.law.quick_screen or page.review.kind == ReviewRound.Kind.IN_YEAR_EXIT:
        return False
    return statuses_on([household.pk], page.review.reviewed_on).get(household.pk) not in _ON_LIST
