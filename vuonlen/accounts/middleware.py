"""What every request carries with it: who changes something."""

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
_SAFE = {"GET", "HEAD", "OPTIONS"}


class AuditMiddleware:
    """Changes made by a request are kept with its user even where no verb names itself (`audit.audited`)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in _SAFE:
            return self.get_response(request)
        user = request.user.pk if request.user.is_authenticated else None
        with pghistory.context(user=user, action="web", path=request.path[:100]):
            return self.get_response(request)
