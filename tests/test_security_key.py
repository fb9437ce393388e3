"""A security key from the setting up to the sign-in: the real ceremony, with an authenticator that Chromium plays."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.test_accessible import faults
from vuonlen.accounts.models import User
from vuonlen.web.testing import PASSWORD, World

pytestmark = pytest.mark.browser
#: A key that is plugged in and touched at once by its owner.
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def keys(page: Page) -> Iterator[CDPSession]:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    yield session
    session.send("WebAuthn.disable")


def plug_in(keys: CDPSession) -> str:
    return str(keys.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})["authenticatorId"])


def sign_in(page: Page, site: str, user: User) -> None:
    page.goto(f"{site}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(user.username)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def sign_out(page: Page) -> None:
    page.locator(".menu.user summary").click()
    page.get_by_role("button", name="Đăng xuất").click()


def add_key(page: Page, site: str, name: str) -> None:
    page.goto(f"{site}/tai-khoan/hai-buoc/khoa/them/")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Xác nhận").click()
    page.get_by_label("Tên khóa").fill(name)
    page.get_by_role("button", name="Thêm khóa").click()


def test_a_key_is_added_and_opens_the_next_sign_in(world: World, site: str, page: Page, keys: CDPSession) -> None:
    key = plug_in(keys)
    sign_in(page, site, world.chair)
    add_key(page, site, "Khóa ở bàn")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    assert len(keys.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]) == 1
    page.goto(f"{site}/tai-khoan/hai-buoc/khoa/")
    expect(page.get_by_text("Khóa ở bàn")).to_be_visible()
    page.goto(site)
    sign_out(page)

    sign_in(page, site, world.chair)
    expect(page).to_have_url(re.compile("/dang-nhap/hai-buoc/"))
    page.goto(f"{site}/ho/")
    expect(page).to_have_url(re.compile("/dang-nhap/"))  # the password alone opens nothing
    sign_in(page, site, world.chair)
    button = page.get_by_role("button", name="Dùng khóa bảo mật")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Quảng Sơn")


def test_another_key_does_not_open(world: World, site: str, page: Page, keys: CDPSession) -> None:
    first = plug_in(keys)
    sign_in(page, site, world.chair)
    add_key(page, site, "Khóa ở bàn")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mã dự phòng")
    page.goto(site)
    sign_out(page)
    keys.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": first})
    plug_in(keys)
    sign_in(page, site, world.chair)
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    expect(page.get_by_role("alert")).to_contain_text("(TR-013)")
    assert faults(page) == []
    page.goto(site)
    expect(page).to_have_url(re.compile("/dang-nhap/"))
