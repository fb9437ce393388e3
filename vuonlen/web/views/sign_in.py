"""Signing in: the password here, then whatever allauth asks for."""

from allauth.account.internal import flows
from allauth.account.models import Login
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.html import format_html

from ..messages import Message


class SignInForm(AuthenticationForm):
    """Name and password; one sentence for every wrong pair, so that names cannot be guessed."""

    error_messages = {name: Message.WRONG_PASSWORD.text() for name in ("invalid_login", "inactive")}


class SignIn(LoginView):
    """The sign-in page; a fragment that meets it says that the session has ended and keeps the page."""

    template_name = "web/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.headers.get("HX-Request"):
            return HttpResponse(format_html('<p class="notice refused">{}</p>', Message.SESSION_ENDED.text()))
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password is right; allauth asks for the second factor of whoever has one, and opens the session."""
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url())
        return flows.login.perform_password_login(self.request, {"username": user.get_username()}, login)

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
        return super().get_context_data(providers=apps, **kwargs)
