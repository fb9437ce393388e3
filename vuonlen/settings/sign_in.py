"""Signing in beyond the password: second factor, and an identity provider by OpenID Connect.

`VUONLEN_SECOND_FACTOR`   1: whoever decides must have a second factor. Always so in production; a laptop asks for it
                          only when set, since the passwords of its sample users are printed anyway
`VUONLEN_OIDC_ISSUER`     address of the identity provider; then `VUONLEN_OIDC_CLIENT_ID` and
                          `VUONLEN_OIDC_CLIENT_SECRET` are needed too, and these when their defaults do not fit:
                          `VUONLEN_OIDC_NAME` (on the button), `VUONLEN_OIDC_CLAIM` (which claim is the user name)
"""

import os
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from .mode import PRODUCTION

SECOND_FACTOR_REQUIRED = os.environ.get("VUONLEN_SECOND_FACTOR", "1" if PRODUCTION else "0") == "1"
if PRODUCTION and not SECOND_FACTOR_REQUIRED:
    raise ImproperlyConfigured("VUONLEN_SECOND_FACTOR=0 không dùng được trên máy chủ thật. Hãy bỏ biến này.")

ACCOUNT_ADAPTER = "vuonlen.accounts.sign_in.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_DISPLAY = str
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_LOGOUT_REDIRECT_URL = "sign_in"
# Wrong passwords are counted by axes, in the database, for all processes together; wrong codes here, by process.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/300s/key"}

MFA_ADAPTER = "vuonlen.accounts.sign_in.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Vươn Lên"
MFA_TOTP_TOLERANCE = 1
MFA_PASSKEY_LOGIN_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION

SOCIALACCOUNT_ADAPTER = "vuonlen.accounts.sign_in.adapters.IdentityAdapter"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_CLAIM = os.environ.get("VUONLEN_OIDC_CLAIM", "preferred_username")
OIDC_ISSUER = os.environ.get("VUONLEN_OIDC_ISSUER", "")


def oidc_providers(issuer: str) -> dict[str, Any]:
    """The one identity provider, or none."""
    if not issuer:
        return {}
    app = {
        "provider_id": "sso",
        "name": os.environ.get("VUONLEN_OIDC_NAME", "Tài khoản dùng chung"),
        "client_id": _needed("VUONLEN_OIDC_CLIENT_ID"),
        "secret": _needed("VUONLEN_OIDC_CLIENT_SECRET"),
        "settings": {"server_url": issuer, "oauth_pkce_enabled": True},
    }
    return {"openid_connect": {"APPS": [app]}}


def oidc_origin(issuer: str) -> str:
    """Where the browser is sent: the security policy must let the sign-in form lead there."""
    parts = urlsplit(issuer)
    return f"{parts.scheme}://{parts.netloc}"


def _needed(name: str) -> str:
    if name not in os.environ:
        raise ImproperlyConfigured(f"Có VUONLEN_OIDC_ISSUER nhưng thiếu {name}. Hãy đặt biến này rồi khởi động lại.")
    return os.environ[name]


SOCIALACCOUNT_PROVIDERS = oidc_providers(OIDC_ISSUER)
