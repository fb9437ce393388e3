"""Who must have a second factor, and the middleware that leads them to it."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from vuonlen.kernel.rights import Permission

from ..messages import Message
from ..models import Role, User
from ..queries.held import held_today
from ..queries.permissions import ROLE_PERMISSIONS

_DECIDES = frozenset(
    {
        Permission.DECIDE_ROUND,
        Permission.GIVE_OPINION,
        Permission.ISSUE_CERTIFICATE,
        Permission.FREEZE_ROUND,
        Permission.RECORD_OFFICIAL_LIST,
    }
)
#: Roles that decide over households, and the one that runs the system.
NEEDING = frozenset(role for role, rights in ROLE_PERMISSIONS.items() if rights & _DECIDES) | {Role.OPERATOR}
_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
_OPEN = frozenset({"sign_in", "sign_out", "account_login", "account_logout", "account_reauthenticate"})


def must_add_second_factor(user: User) -> bool:
    """Whether the user holds, today, a role that needs a second factor, and has none."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    return any(held.role in NEEDING for held in held_today(user)) and not is_mfa_enabled(user, _FACTORS)


class SecondFactorMiddleware:
    """Until it is there, every page of such a user leads to the page where it is set up.

    Whoever has one was asked for it at sign-in, by allauth.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: object, *_: object) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in _OPEN or name.startswith("mfa_"):
            return None
        if not request.user.is_authenticated or not must_add_second_factor(request.user):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(status=204, headers={"HX-Redirect": "/"})
        messages.warning(request, Message.SECOND_FACTOR_NEEDED.text())
        return redirect("mfa_index")
