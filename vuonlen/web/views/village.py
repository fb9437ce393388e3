"""A village in a round: its households and how far each is; who surveys it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from vuonlen.accounts.models import RoleAssignment, User
from vuonlen.accounts.queries.permissions import ROLE_PERMISSIONS
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import version_on
from vuonlen.reviews.actions import assign_village
from vuonlen.reviews.models import Assignment, Step, VillageMeeting

from ..season.commune_page import CommunePage, open_commune, open_review
from ..season.forms import PageForm, today
from ..season.results import results
from ..season.village_papers import village_papers
from ..workplace import workplace_of


class AssignForm(PageForm):
    """Who surveys the village."""

    surveyor = forms.ModelChoiceField(
        label=gettext_lazy("Người rà soát"), queryset=User.objects.none(), empty_label=gettext_lazy("Chọn người")
    )

    def __init__(self, data: Any, page: CommunePage) -> None:
        super().__init__(data)
        self.fields["surveyor"].queryset = _surveyors(page)  # type: ignore[attr-defined]


def village(request: HttpRequest, round_id: int, village_id: int) -> HttpResponse:
    """The households of a village in a round; a POST assigns a surveyor."""
    page, place = open_village(request, round_id, village_id)
    if request.method != "POST":
        return _page(request, page, place, AssignForm(None, page))
    form = AssignForm(request.POST, page)
    actor = page.workplace.user
    assigned = form.attempt(
        lambda surveyor: assign_village(
            actor=actor, scope=page.scope, round=page.review, village_id=village_id, surveyor=surveyor
        )
    )
    if assigned is None:
        return _page(request, page, place, form, status=422)
    messages.success(request, _("Đã giao thôn cho {surveyor}.").format(surveyor=assigned.surveyor))
    return redirect("village", round_id=round_id, village_id=village_id)


def open_village(request: HttpRequest, round_id: int, village_id: int) -> tuple[CommunePage, PlaceVersion]:
    """The commune's page and the village, when both are in the user's area; else OutOfArea."""
    review = open_review(workplace_of(request), round_id)
    place = version_on(village_id, review.reviewed_on)
    if place is None or place.parent_id is None:
        raise OutOfArea
    return open_commune(request, round_id, village_id if place.keeps_households else place.parent_id), place


def _page(
    request: HttpRequest, page: CommunePage, place: PlaceVersion, form: AssignForm, status: int = 200
) -> HttpResponse:
    rows = results(page.review, [page.commune_id], place.place_id)
    context = {
        "page": page,
        "place": place,
        "rows": rows,
        "counts": {
            "recorded": sum(row.form is not None for row in rows),
            "determined": sum(row.is_determined for row in rows),
            "agreed": sum(row.is_agreed for row in rows),
        },
        "form": form if page.may_run and page.step == Step.SURVEY else None,
        "surveyors": Assignment.objects.filter(round=page.review, village=place.place_id).select_related("surveyor"),
        "meetings": VillageMeeting.objects.filter(round=page.review, village=place.place_id).order_by("-number"),
        "may_meet": page.step == Step.MEETING and page.can(Permission.HOLD_MEETING),
        "meets": page.law.village_meeting,
        "papers": village_papers(page, place.place_id),
    }
    return render(request, "web/season/village.html", context, status=status)


def _surveyors(page: CommunePage) -> Any:
    """Who may record forms in the commune today."""
    roles = [role for role, rights in ROLE_PERMISSIONS.items() if Permission.RECORD_FORM in rights]
    held = RoleAssignment.objects.filter(role__in=roles, place__in=page.commune.path, valid__contains=today())
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")
