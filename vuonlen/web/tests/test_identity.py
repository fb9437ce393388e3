"""Signing in through an identity provider: configured by the environment, opens accounts that exist, makes none."""

import subprocess
import sys
from typing import Any

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings as configured
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client, RequestFactory

from vuonlen.accounts.models import User
from vuonlen.accounts.sign_in.adapters import IdentityAdapter
from vuonlen.web.testing import World

OIDC = {
    "VUONLEN_OIDC_ISSUER": "https://sso.example.vn/realm",
    "VUONLEN_OIDC_CLIENT_ID": "vuonlen",
    "VUONLEN_OIDC_CLIENT_SECRET": "bi-mat",
}


@pytest.fixture
def request_() -> Any:
    request = RequestFactory().get("/")
    request.session = SessionStore()
    request._messages = FallbackStorage(request)
    return request


def came(name: str) -> SocialLogin:
    account = SocialAccount(provider="sso", uid="42", extra_data={"userinfo": {"preferred_username": name}})
    return SocialLogin(user=User(), account=account)


APP = {
    "provider_id": "sso",
    "name": "VNeID tỉnh",
    "client_id": "a",
    "secret": "b",
    "settings": {"server_url": "https://x"},
}


def test_the_account_of_the_same_name_is_opened_and_tied(world: World, request_: Any, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}
    login = came("canbo.xa")
    IdentityAdapter().pre_social_login(request_, login)
    assert login.user == world.officer
    assert SocialAccount.objects.get().user == world.officer


@pytest.mark.parametrize("name", ["nguoi.la", ""])
def test_a_stranger_is_turned_away_and_no_account_made(world: World, request_: Any, name: str) -> None:
    users = User.objects.count()
    with pytest.raises(ImmediateHttpResponse) as answer:
        IdentityAdapter().pre_social_login(request_, came(name))
    assert answer.value.response["Location"] == "/dang-nhap/"
    assert "(TK-014)" in str(next(iter(get_messages(request_))))
    assert User.objects.count() == users


def test_a_closed_account_stays_closed(world: World, request_: Any) -> None:
    User.objects.filter(pk=world.officer.pk).update(is_active=False)
    with pytest.raises(ImmediateHttpResponse):
        IdentityAdapter().pre_social_login(request_, came("canbo.xa"))


def test_the_button_is_there_when_configured(db: None, client: Client, settings: Any) -> None:
    assert "Đăng nhập bằng" not in client.get("/dang-nhap/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}
    page = client.get("/dang-nhap/").content.decode()
    assert "Đăng nhập bằng VNeID tỉnh" in page
    assert 'action="/dang-nhap/sso/"' in page


def settings_with(environment: dict[str, str], say: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: settings are read once."""
    import os

    known = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    known |= {
        "DATABASE_URL": "postgresql://nobody@localhost/none",
        "SECRET_KEY": "x",
        "FIELD_KEY": configured.FIELD_KEY,
    }
    code = f"import vuonlen.settings as s; print({say})"
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=known | environment, cwd=configured.BASE_DIR, capture_output=True, text=True)


def test_the_environment_configures_it_and_the_policy_lets_the_form_lead_there() -> None:
    done = settings_with(OIDC, "s.SOCIALACCOUNT_PROVIDERS, s.CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']")
    assert "https://sso.example.vn/realm" in done.stdout
    assert done.stdout.rstrip().endswith("'https://sso.example.vn'])") or "'https://sso.example.vn']" in done.stdout


def test_half_a_configuration_is_refused() -> None:
    done = settings_with({"VUONLEN_OIDC_ISSUER": "https://sso.example.vn"}, "0")
    assert "thiếu VUONLEN_OIDC_CLIENT_ID" in done.stderr


def test_production_has_both_and_cannot_do_without_a_second_factor() -> None:
    production = {"VUONLEN_MODE": "production", "ALLOWED_HOSTS": "vuonlen.vn"}
    done = settings_with(production, "s.SECOND_FACTOR_REQUIRED, s.ROW_SECURITY, s.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN")
    assert done.stdout.strip() == "True True False"
    weakened = settings_with(production | {"VUONLEN_SECOND_FACTOR": "0"}, "0")
    assert "VUONLEN_SECOND_FACTOR=0" in weakened.stderr


def test_the_web_process_steps_down_to_the_web_role() -> None:
    environment = {"VUONLEN_ROW_SECURITY": "1", "VUONLEN_PROCESS": "web"}
    assert "role=vuonlen_web" in settings_with(environment, "s.DATABASES").stdout
    login = environment | {"WEB_DATABASE_URL": "postgresql://trang@localhost/none"}
    assert "'USER': 'trang'" in settings_with(login, "s.DATABASES").stdout
    assert "role=" not in settings_with({"VUONLEN_ROW_SECURITY": "1"}, "s.DATABASES").stdout
