"""The second factor: asked for at sign-in, and demanded of whoever decides."""

import base64
import hmac
import re
import struct
import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from vuonlen.accounts.models import Role, User
from vuonlen.accounts.sign_in.second_factor import NEEDING
from vuonlen.accounts.testing import give_role
from vuonlen.web.testing import PASSWORD, World

SignIn = Callable[[User], Client]


def totp(secret: str, ahead: int = 0) -> str:
    """RFC 6238, written out: six digits of HMAC-SHA1 over the half minute."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30 + ahead), "sha1")
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06d}"


@pytest.fixture
def chair(world: World, settings: Any) -> User:
    settings.SECOND_FACTOR_REQUIRED = True
    user = User.objects.create_user("chu.tich", password=PASSWORD, full_name="Chìu A Sáng")
    give_role(user, Role.COMMUNE_CHAIR, world.commune)
    return user


def sign_in(client: Client, user: User) -> Any:
    return client.post("/dang-nhap/", {"username": user.username, "password": PASSWORD})


def confirm(client: Client) -> None:
    """Changing how one signs in asks for the password again."""
    assert client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD}).status_code == 302


def set_up(client: Client) -> str:
    """Add an authenticator app as a person does; return its key."""
    assert client.get("/tai-khoan/hai-buoc/ung-dung/")["Location"].startswith("/tai-khoan/xac-nhan/")
    confirm(client)
    page = client.get("/tai-khoan/hai-buoc/ung-dung/").content.decode()
    secret = re.search(r"<b class=.secret.>([A-Z2-7]{32})</b>", page)
    assert secret
    answer = client.post("/tai-khoan/hai-buoc/ung-dung/", {"code": totp(secret[1])})
    assert answer["Location"] == "/tai-khoan/hai-buoc/ma-du-phong/"
    return secret[1]


def test_whoever_decides_is_led_to_set_it_up(chair: User, client: Client) -> None:
    assert sign_in(client, chair)["Location"] == "/"
    for address in ("/", "/ho/", "/ra-soat/", "/khong-co-quyen/"):
        answer = client.get(address)
        assert answer.status_code == 404 or answer["Location"] == "/tai-khoan/hai-buoc/"
    page = client.get("/tai-khoan/hai-buoc/").content.decode()
    assert "(TK-009)" in page
    assert "Thiết lập ứng dụng mã" in page


def test_a_fragment_is_led_there_too(chair: User, client: Client) -> None:
    sign_in(client, chair)
    answer = client.get("/ho/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (204, "/")


def test_after_setting_it_up_the_pages_open(chair: User, client: Client) -> None:
    sign_in(client, chair)
    set_up(client)
    assert "Còn 10 trên 10 mã" in client.get("/tai-khoan/hai-buoc/ma-du-phong/").content.decode()
    assert client.get("/").status_code == 200


def test_the_code_is_asked_at_the_next_sign_in(chair: User, client: Client) -> None:
    sign_in(client, chair)
    secret = set_up(client)
    client.post("/dang-xuat/")
    assert sign_in(client, chair)["Location"].startswith("/dang-nhap/hai-buoc/")
    assert client.get("/").status_code == 302
    page = client.post("/dang-nhap/hai-buoc/", {"code": "000000"}).content.decode()
    assert "(TK-010)" in page
    assert client.post("/dang-nhap/hai-buoc/", {"code": totp(secret, ahead=1)})["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_code_opens_once_only(chair: User, client: Client) -> None:
    sign_in(client, chair)
    code = totp(set_up(client), ahead=1)
    for opened in (True, False):
        client.post("/dang-xuat/")
        sign_in(client, chair)
        assert (client.post("/dang-nhap/hai-buoc/", {"code": code}).status_code == 302) == opened


def test_a_recovery_code_opens_once(chair: User, client: Client) -> None:
    sign_in(client, chair)
    set_up(client)
    code = client.get("/tai-khoan/hai-buoc/ma-du-phong/tai/").content.decode().split()[-1]
    for opened in (True, False):
        client.post("/dang-xuat/")
        sign_in(client, chair)
        assert (client.post("/dang-nhap/hai-buoc/", {"code": code}).status_code == 302) == opened


def test_guessing_codes_is_slowed_down(chair: User, client: Client) -> None:
    sign_in(client, chair)
    set_up(client)
    client.post("/dang-xuat/")
    sign_in(client, chair)
    pages = [client.post("/dang-nhap/hai-buoc/", {"code": "000000"}).content.decode() for _ in range(7)]
    assert "(TK-011)" in pages[-1]


def test_the_key_is_stored_encrypted(chair: User, client: Client) -> None:
    sign_in(client, chair)
    secret = set_up(client)
    kept = str(Authenticator.objects.filter(user=chair).values_list("data", flat=True))
    assert secret not in kept


def test_taking_it_off_needs_the_person_and_closes_the_pages_again(chair: User, client: Client) -> None:
    sign_in(client, chair)
    secret = set_up(client)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] = 0
    session.save()
    answer = client.post("/tai-khoan/hai-buoc/ung-dung/go/")
    assert answer["Location"].startswith("/tai-khoan/xac-nhan/")
    confirmed = client.post(answer["Location"].split("?")[0], {"code": totp(secret, ahead=1), "password": PASSWORD})
    assert confirmed.status_code == 302
    client.post("/tai-khoan/hai-buoc/ung-dung/go/")
    assert not Authenticator.objects.filter(user=chair, type="totp").exists()
    assert client.get("/")["Location"] == "/tai-khoan/hai-buoc/"


def test_other_roles_may_do_without(world: World, client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client.post("/dang-nhap/", {"username": "canbo.xa", "password": PASSWORD})
    assert client.get("/").status_code == 200


def test_a_sample_on_a_laptop_does_without(chair: User, client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(client, chair)
    assert client.get("/").status_code == 200


def test_every_deciding_role_needs_it() -> None:
    assert {Role.COMMUNE_CHAIR, Role.DISTRICT_CHAIR, Role.PROVINCE_CHAIR, Role.OPERATOR} <= NEEDING
    assert Role.PROVINCE_OFFICER in NEEDING  # records what others decided before the system
    assert not {Role.VIEWER, Role.COMMUNE_OFFICER, Role.SURVEYOR} & NEEDING


PAGES = ["", "ung-dung/", "khoa/", "khoa/them/"]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_vietnamese_and_of_this_house(chair: User, client: Client, address: str) -> None:
    sign_in(client, chair)
    confirm(client)
    answer = client.get(f"/tai-khoan/hai-buoc/{address}")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "Vươn Lên" in text
    assert not re.search(r"Two-Factor|Authenticator|Security Key|Add</|Recovery|Sign In", text)


def test_nobody_signs_up(client: Client, db: None) -> None:
    assert client.get("/accounts/signup/").status_code == 404


def test_the_waiting_sign_in_can_be_given_up(chair: User, client: Client) -> None:
    sign_in(client, chair)
    set_up(client)
    client.post("/dang-xuat/")
    sign_in(client, chair)
    assert client.post("/dang-nhap/huy/").status_code == 302
    assert client.get("/dang-nhap/hai-buoc/").status_code == 302
