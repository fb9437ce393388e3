"""The trail: who changed and who looked at a household, or what a user changed and looked at."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.registry.queries import (
    audited_household,
    audited_user,
    changes_by_user,
    changes_of_household,
    reads_by_user,
    reads_of_household,
)

from ..read_log import log_look
from ..workplace import Workplace, workplace_of

HOUSEHOLD, USER = "ho", "nguoi"


@never_cache
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """Search by household code or user name; what is found is shown, and the look itself is logged."""
    workplace = workplace_of(request)
    scope = workplace.current
    if not scope.communes_with(Permission.READ_AUDIT):
        raise PermissionMissing(Permission.READ_AUDIT)
    code, username = request.GET.get(HOUSEHOLD, ""), request.GET.get(USER, "")
    context: dict[str, Any] = {"code": code, "username": username}
    if code.strip():
        context |= _of_household(request, workplace, scope, code)
    elif username.strip():
        context |= _of_user(request, workplace, scope, username)
    return render(request, "web/audit.html", context)


def _of_household(request: HttpRequest, workplace: Workplace, scope: Scope, code: str) -> dict[str, Any]:
    found = audited_household(scope, code)
    log_look(request, user=workplace.user, action="audit.read", subject=f"household {found.pk}")
    return {"found": found, "changes": changes_of_household(found), "reads": reads_of_household(found)}


def _of_user(request: HttpRequest, workplace: Workplace, scope: Scope, username: str) -> dict[str, Any]:
    found = audited_user(scope, username)
    log_look(request, user=workplace.user, action="audit.read", subject=f"user {found.pk}")
    return {"found": found, "changes": changes_by_user(scope, found), "reads": reads_by_user(scope, found)}
