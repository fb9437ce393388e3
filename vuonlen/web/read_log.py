"""Who looked at what, written down before the page is shown (`accounts.AccessLog`)."""

from django.http import HttpRequest

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User


def log_look(request: HttpRequest, *, user: User, action: str, subject: str) -> None:
    """Keep that a user was shown personal data, and from which address."""
    address = request.META.get("REMOTE_ADDR") or None
    log_access(user=user, action=action, subject=subject, outcome=AccessLog.Outcome.ALLOWED, address=address)
