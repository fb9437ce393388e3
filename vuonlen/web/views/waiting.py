"""Villages of split communes that wait for a person to say where they belong."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from vuonlen.accounts.errors import OutOfArea
from vuonlen.problems import Refused
from vuonlen.registry.reorganisation import confirm_village, waiting_villages
from vuonlen.reports.format import number

from ..workplace import workplace_of


def waiting(request: HttpRequest) -> HttpResponse:
    """The work list "chờ xác nhận xã mới"; a POST confirms one village with its households."""
    if request.method == "POST":
        return _confirm(request)
    return _page(request)


def _confirm(request: HttpRequest) -> HttpResponse:
    scope = workplace_of(request).current
    try:
        moved = confirm_village(
            actor=scope.user,
            scope=scope,
            village_id=_id(request.POST.get("thon", "")),
            successor_id=_id(request.POST.get("xa", "")),
            on=_day(request.POST.get("ngay", "")),
        )
    except Refused as refused:
        return _page(request, [problem.text for problem in refused.problems], status=422)
    messages.success(request, _("Đã xác nhận: {count} hộ thuộc xã mới.").format(count=number(moved)))
    return redirect("waiting_villages")


def _page(request: HttpRequest, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
    found = waiting_villages(workplace_of(request).current)
    context = {"waiting": found, "households": sum(one.households for one in found), "problems": problems or []}
    return render(request, "web/waiting_villages.html", context, status=status)


def _id(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise OutOfArea
    return int(text)


def _day(text: str) -> date:
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    if day is None:
        raise OutOfArea
    return day
