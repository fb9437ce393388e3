"""What this house changes of allauth: no sign-up, secrets encrypted, sentences in Vietnamese with codes."""

import base64
from typing import Any, NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect

from ..actions import tie_identity
from ..messages import Message
from ..models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by whoever manages them, never by signing up."""

    @property
    def error_messages(self) -> dict[str, str]:
        return DefaultAccountAdapter.error_messages | {
            "too_many_login_attempts": Message.TOO_MANY_TRIES.text(),
            "rate_limited": Message.TOO_MANY_TRIES.text(),
            "incorrect_password": Message.WRONG_OWN_PASSWORD.text(),
        }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keys of authenticator apps are stored encrypted."""

    @property
    def error_messages(self) -> dict[str, str]:
        return DefaultMFAAdapter.error_messages | {
            "incorrect_code": Message.WRONG_SECOND_FACTOR.text(),
            "cannot_delete_authenticator": Message.SECOND_FACTOR_KEPT.text(),
        }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        return f"Khóa bảo mật {user.authenticator_set.filter(type=type).count() + 1}"


class IdentityAdapter(DefaultSocialAccountAdapter):
    """An identity provider opens an account that is there already; it makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie the identity to the account of the same user name at its first sign-in, or turn it away."""
        if sociallogin.is_existing:
            return
        name = _claimed_name(sociallogin)
        user = User.objects.filter(username=name, is_active=True).first() if name else None
        if user is None:
            _turn_away(request, Message.NO_SUCH_ACCOUNT.text(name=name or "–"))
        else:
            tie_identity(actor=user, request=request, identity=sociallogin)

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The provider refused, or its answer does not hold."""
        _turn_away(request, Message.IDENTITY_FAILED.text())


def _turn_away(request: HttpRequest, sentence: str) -> NoReturn:
    messages.error(request, sentence)
    raise ImmediateHttpResponse(redirect("sign_in"))


def _claimed_name(sociallogin: SocialLogin) -> str:
    given = sociallogin.account.extra_data
    claims = {**given, **given.get("id_token", {}), **given.get("userinfo", {})}
    return str(claims.get(settings.OIDC_CLAIM, ""))


def _cipher() -> Fernet:
    """A key of its own, derived from the key of personal numbers."""
    secret = base64.b64decode(settings.FIELD_KEY)
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"vuonlen second factor").derive(secret)
    return Fernet(base64.urlsafe_b64encode(key))
