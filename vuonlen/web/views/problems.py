"""Pages for what did not work: not found, not allowed, not accepted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.kernel.errors import OutOfArea, PermissionMissing

from ..messages import Message


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 for a missing right; 404 for what is outside the user's area. Both are logged."""
    _log_refusal(request)
    if isinstance(exception, OutOfArea):
        return _page(request, 404, _("Không tìm thấy"), str(exception))
    sentence = str(exception) if isinstance(exception, PermissionMissing) else Message.BAD_REQUEST.text()
    return _page(request, 403, _("Không có quyền"), sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for an address that leads nowhere."""
    return _page(request, 404, _("Không tìm thấy"), Message.NOT_FOUND.text())


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400 for a request no page of ours makes."""
    return _page(request, 400, _("Yêu cầu không được nhận"), Message.BAD_REQUEST.text())


def _page(request: HttpRequest, status: int, title: str, sentence: str) -> HttpResponse:
    return render(request, "web/problem.html", {"title": title, "sentence": sentence}, status=status)


def _log_refusal(request: HttpRequest) -> None:
    match = request.resolver_match
    log_access(
        user=request.user if isinstance(request.user, User) else None,
        action=f"web.{match.view_name if match else 'unknown'}"[:60],
        subject=request.path[:120],
        outcome=AccessLog.Outcome.REFUSED,
        address=request.META.get("REMOTE_ADDR") or None,
    )
