"""Signing in."""

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
