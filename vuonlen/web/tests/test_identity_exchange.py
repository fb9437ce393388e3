"""The whole exchange with an identity provider: to it, back with a code, the token fetched and proved, signed in."""

from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.contrib.messages import get_messages
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.web.testing import World

from .identity_provider import CLIENT, SECRET, Provider, provider


@pytest.fixture
def sso(settings: Any) -> Iterator[Provider]:
    with provider() as server:
        app = {"provider_id": "sso", "name": "Tài khoản tỉnh", "client_id": CLIENT, "secret": SECRET}
        app["settings"] = {"server_url": server.issuer, "oauth_pkce_enabled": True}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield server


def leave(client: Client) -> str:
    """Press the button; return where the browser is sent."""
    answer = client.post("/dang-nhap/sso/")
    assert answer.status_code == 302
    return str(answer["Location"])


def agree(address: str) -> str:
    """The person agrees there; return the address of ours that the browser comes back to."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc)
    connection.request("GET", f"{parts.path}?{parts.query}")
    back = connection.getresponse().getheader("Location")
    connection.close()
    assert back and back.startswith("http://testserver/dang-nhap/sso/ve/")
    return back.removeprefix("http://testserver")


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def refusal(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer["Location"] == "/dang-nhap/"
    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    return " ".join(map(str, get_messages(answer.wsgi_request)))


def test_an_existing_user_comes_in_and_is_known_the_next_time(world: World, client: Client, sso: Provider) -> None:
    assert client.get(agree(leave(client)))["Location"] == "/"
    assert is_in(client)
    assert SocialAccount.objects.get().user == world.officer
    client.post("/dang-xuat/")
    sso.username = "doi.ten"  # the identity is tied: its name there no longer matters
    client.get(agree(leave(client)))
    assert client.get("/ho/").wsgi_request.user == world.officer


def test_what_is_sent_along_binds_the_answer(world: World, client: Client, sso: Provider) -> None:
    asked = parse_qs(urlsplit(leave(client)).query)
    assert asked["response_type"] == ["code"] and asked["code_challenge_method"] == ["S256"]
    assert "openid" in asked["scope"][0].split()
    assert all(len(asked[name][0]) >= 16 for name in ("state", "nonce", "code_challenge"))


def test_a_stranger_is_turned_away(world: World, client: Client, sso: Provider) -> None:
    sso.username, users = "nguoi.la", User.objects.count()
    assert "“nguoi.la”" in (said := refusal(client, agree(leave(client)))) and "(TK-014)" in said
    assert User.objects.count() == users


def test_a_closed_account_is_turned_away(world: World, client: Client, sso: Provider) -> None:
    User.objects.filter(pk=world.officer.pk).update(is_active=False)
    assert "(TK-014)" in refusal(client, agree(leave(client)))


def test_an_answer_to_a_sign_in_that_this_browser_did_not_begin(world: World, client: Client, sso: Provider) -> None:
    stolen = agree(leave(Client()))
    assert "(TK-015)" in refusal(client, stolen)


def test_a_state_that_was_changed(world: World, client: Client, sso: Provider) -> None:
    back = agree(leave(client))
    assert "(TK-015)" in refusal(client, back.replace("state=", "state=x"))


def test_a_code_of_another_sign_in_with_the_own_state(world: World, client: Client, sso: Provider) -> None:
    """Code injection: the verifier is this browser's, the code another's."""
    theirs = parse_qs(urlsplit(agree(leave(Client()))).query)["code"][0]
    state = parse_qs(urlsplit(agree(leave(client))).query)["state"][0]
    assert "(TK-015)" in refusal(client, f"/dang-nhap/sso/ve/?code={theirs}&state={state}")


def test_an_answer_is_taken_once(world: World, client: Client, sso: Provider) -> None:
    back = agree(leave(client))
    client.get(back)
    client.post("/dang-xuat/")
    assert client.get(back)["Location"] == "/dang-nhap/"
    assert not is_in(client)


@pytest.mark.parametrize(
    "lies",
    [
        {"nonce": "of-another-sign-in"},
        {"nonce": ""},
        {"iss": "http://127.0.0.1:1"},
        {"aud": "somebody-else"},
        {"exp": 1_600_000_000},
        {"sub": "43"},
    ],
    ids=lambda lies: next(iter(lies)),
)
def test_a_token_that_does_not_hold(world: World, client: Client, sso: Provider, lies: dict[str, Any]) -> None:
    sso.lies = lies
    assert "(TK-015)" in refusal(client, agree(leave(client)))


def test_a_token_signed_by_somebody_else(world: World, client: Client, sso: Provider) -> None:
    sso.signs_with = rsa.generate_private_key(65537, 2048)
    assert "(TK-015)" in refusal(client, agree(leave(client)))


def test_user_information_about_somebody_else(world: World, client: Client, sso: Provider) -> None:
    sso.subject_told = "7"
    assert "(TK-015)" in refusal(client, agree(leave(client)))


def test_the_person_refuses_there(world: World, client: Client, sso: Provider) -> None:
    state = parse_qs(urlsplit(leave(client)).query)["state"][0]
    answer = client.get(f"/dang-nhap/sso/ve/?error=access_denied&state={state}", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/dang-nhap/")
    assert not is_in(client)


def test_a_provider_that_does_not_answer(world: World, client: Client, sso: Provider, settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = "http://127.0.0.1:1"
    answer = client.post("/dang-nhap/sso/", follow=True)
    assert "(TK-015)" in answer.content.decode()


def test_an_unknown_provider_is_not_found(world: World, client: Client, sso: Provider) -> None:
    assert client.post("/dang-nhap/khac/").status_code == 404
    assert client.get("/dang-nhap/khac/ve/?code=a&state=b").status_code == 404
