"""Who vouches for a session: this system by name and password, or an identity provider."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.backends import ModelBackend

from ..models import User
from ..queries.held import user_with_roles


class AccountBackend(ModelBackend):
    """Django's own, but the user of a session comes with the roles that every page asks for."""

    def get_user(self, user_id: int) -> User | None:
        user = user_with_roles(user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


class IdentityBackend(AuthenticationBackend):
    """Takes no password: those are the business of axes and Django's own backend."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        return None
