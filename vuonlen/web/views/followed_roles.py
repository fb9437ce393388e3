"""Roles after a reorganisation: who goes on where, whose role waits for a person, whose ended."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from vuonlen.accounts.actions.errors import RoleRefused
from vuonlen.accounts.reorganisation.actions import settle_role
from vuonlen.accounts.reorganisation.queries import roles_followed
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..workplace import workplace_of

ENDS = "het"  # the value of "xa" for a role that goes on nowhere


def followed_roles(request: HttpRequest) -> HttpResponse:
    """The list; a POST says of one role that waits where it goes on, or that it has ended."""
    scope = workplace_of(request).current
    if not any(Permission.FOLLOW_ROLES in grant.rights for grant in scope.grants):
        raise PermissionMissing(Permission.FOLLOW_ROLES)
    if request.method != "POST":
        return _page(request, scope)
    try:
        _settle(request, scope)
    except RoleRefused as refused:
        return _page(request, scope, str(refused), status=422)
    messages.success(request, _("Đã ghi kết luận về vai trò."))
    return redirect("followed_roles")


def _settle(request: HttpRequest, scope: Scope) -> None:
    chosen = request.POST.get("xa", "")
    settle_role(
        actor=scope.user,
        assignment_id=_id(request.POST.get("vai_tro", "")),
        successor_id=None if chosen == ENDS else _id(chosen),
        reason=request.POST.get("can_cu", ""),
    )


def _page(request: HttpRequest, scope: Scope, problem: str = "", status: int = 200) -> HttpResponse:
    found = roles_followed(scope)
    context = {
        "waiting": [one for one in found if one.waits],
        "settled": [one for one in found if not one.waits],
        "problem": problem,
        "given": {"role": request.POST.get("vai_tro", ""), "reason": request.POST.get("can_cu", "")},
    }
    return render(request, "web/followed_roles.html", context, status=status)


def _id(text: str) -> int:
    if not text.isdecimal() or len(text) > 18:
        raise OutOfArea
    return int(text)
