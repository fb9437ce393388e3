"""Who vouches for a session that an identity provider opened."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class IdentityBackend(AuthenticationBackend):
    """Takes no password: those are the business of axes and Django's own backend."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        return None
