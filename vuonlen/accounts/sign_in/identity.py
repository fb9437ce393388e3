"""Sign-in by OpenID Connect, stricter than allauth's: the token's signature, its nonce and its subject are checked.

allauth sends `state` and proves the code by PKCE; what the provider says of the person is taken on the strength of the
connection alone. Here a token that was signed by somebody else, made for another sign-in, or about somebody else than
the user information is refused (OpenID Connect Core 1.0, 3.1.3.7 and 5.3.2).
"""

from hmac import compare_digest
from secrets import token_urlsafe
from typing import Any

from allauth.core.internal.httpkit import add_query_params
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect import views as allauth_views
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from requests import RequestException

from ..messages import Message

_NONCE = "oidc_nonce"


class StrictAdapter(allauth_views.OpenIDConnectOAuth2Adapter):
    """Takes an identity only from a token that it can prove."""

    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """The identity that the provider vouches for. Raises OAuth2Error."""
        claims = self._decode_id_token(app, kwargs["response"].get("id_token") or "")
        if not compare_digest(str(claims.get("nonce", "")), request.session.pop(_NONCE, token_urlsafe())):
            raise OAuth2Error("the token was made for another sign-in")
        told = self._fetch_user_info(token.token)
        if told.get("sub") != claims["sub"]:
            raise OAuth2Error("the user information is about somebody else")
        return self.get_provider().sociallogin_from_response(request, {"userinfo": told, "id_token": claims})

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        """The token's claims; its signature is checked however it came."""
        try:
            return jwtkit.verify_and_decode(
                credential=id_token,
                keys_url=self.openid_config["jwks_uri"],
                issuer=self.openid_config["issuer"],
                audience=app.client_id,
                lookup_kid=jwtkit.lookup_kid_jwk,
            )
        except (ValueError, KeyError) as broken:  # no token at all, or not of the form a token has
            raise OAuth2Error("Invalid id_token") from broken


@login_not_required
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the provider, with a nonce that the token must bring back."""
    try:
        answer = allauth_views.login(request, provider_id)
    except RequestException:
        return _unreachable(request)
    address = answer.get("Location", "")
    if "client_id=" in address:
        nonce = request.session.setdefault(_NONCE, token_urlsafe())
        answer["Location"] = add_query_params(address, {"nonce": nonce})
    return answer


@login_not_required
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider."""
    try:
        return OAuth2CallbackView.adapter_view(StrictAdapter(request, provider_id))(request)
    except RequestException:
        return _unreachable(request)
    except SocialApp.DoesNotExist as unknown:
        raise Http404 from unknown


def _unreachable(request: HttpRequest) -> HttpResponse:
    messages.error(request, Message.IDENTITY_FAILED.text())
    return redirect("sign_in")
