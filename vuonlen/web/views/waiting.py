"""Villages of split communes that wait for a person to say where they belong."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.format import number
from vuonlen.kernel.problems import Refused
from vuonlen.kernel.rights import Permission
from vuonlen.registry.reorganisation.actions import confirm_villages, return_to_waiting
from vuonlen.registry.reorganisation.queries import split_communes

from ..memory import last_names
from ..workplace import workplace_of

VILLAGE, COMMUNE, DAY, UNDO = "thon", "xa", "ngay", "hoan_tac"


def waiting(request: HttpRequest) -> HttpResponse:
    """The work list "chờ xác nhận xã mới"; a POST confirms the villages marked, or takes one back."""
    if request.method != "POST":
        return _page(request)
    return _do(request, _take_back if UNDO in request.POST else _confirm)


def _do(request: HttpRequest, verb: Callable[[HttpRequest], str]) -> HttpResponse:
    try:
        said = verb(request)
    except Refused as refused:
        return _page(request, [problem.text for problem in refused.problems], status=422)
    messages.success(request, said)
    return redirect("waiting_villages")


def _confirm(request: HttpRequest) -> str:
    scope = workplace_of(request).current
    villages = {_id(text) for text in request.POST.getlist(VILLAGE)}
    moved = confirm_villages(
        actor=scope.user,
        scope=scope,
        village_ids=villages,
        successor_id=_id(request.POST.get(COMMUNE, "")),
        on=_day(request),
    )
    words = _("Đã xác nhận {villages} thôn: {count} hộ thuộc xã mới. Nhầm thì bấm “Hoàn tác” ở bảng dưới.")
    return words.format(villages=number(len(villages)), count=number(moved))


def _take_back(request: HttpRequest) -> str:
    scope = workplace_of(request).current
    village = _id(request.POST[UNDO])
    back = return_to_waiting(actor=scope.user, scope=scope, village_id=village, on=_day(request))
    name = last_names([village], workplace_of(request).today)[village].full_name
    return _("Đã hoàn tác {village}: thôn và {count} hộ chờ xác nhận lại.").format(village=name, count=number(back))


def _page(request: HttpRequest, problems: list[str] | None = None, status: int = 200) -> HttpResponse:
    scope = workplace_of(request).current
    communes = split_communes(scope)
    context = {
        "communes": communes,
        "left": sum(len(one.waiting) for one in communes),
        "may_confirm": bool(scope.communes_with(Permission.REGISTER_HOUSEHOLD)),
        "may_follow_roles": bool(scope.communes_with(Permission.FOLLOW_ROLES)),
        "chosen": set(request.POST.getlist(VILLAGE)),
        "problems": problems or [],
    }
    return render(request, "web/waiting_villages.html", context, status=status)


def _id(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise OutOfArea
    return int(text)


def _day(request: HttpRequest) -> date:
    try:
        day = parse_date(request.POST.get(DAY, ""))
    except ValueError:
        day = None
    if day is None:
        raise OutOfArea
    return day
