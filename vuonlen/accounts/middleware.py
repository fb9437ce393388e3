"""What every request carries with it: whose rows it is about, and who changes something."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from vuonlen.kernel.trail import outside_verbs
from vuonlen.row_security.session import forget, tell

from .models import User
from .queries import communes_of

Answer = Callable[[HttpRequest], HttpResponse]
_SAFE = {"GET", "HEAD", "OPTIONS"}


class RowSecurityMiddleware:
    """The rows of a request are those of its user's communes; of nobody, none."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.ROW_SECURITY:
            return self.get_response(request)
        user = request.user if isinstance(request.user, User) else None
        tell(communes_of(user) if user else frozenset(), user)
        try:
            return self.get_response(request)
        finally:
            forget()  # what a session between two requests sees: no need to ask what it saw before


class AuditMiddleware:
    """A net under requests: a change outside every verb is kept with its user and address all the same."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in _SAFE:
            return self.get_response(request)
        user = request.user.pk if request.user.is_authenticated else None
        with outside_verbs("web", user=user, path=request.path[:100]):
            return self.get_response(request)
