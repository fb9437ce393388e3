"""Everything can be reached and worked without a mouse."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from vuonlen.accounts.models import User
from vuonlen.web.testing import PASSWORD, World

pytestmark = pytest.mark.browser
Enter = Callable[[User], None]


def test_sign_in_by_keyboard(world: World, site: str, page: Page) -> None:
    page.goto(site)
    page.keyboard.type("canbo.xa")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Xã Quảng Sơn")


def test_first_tab_skips_to_the_content(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    page.goto(f"{site}/ho/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)


def test_answer_is_changed_with_arrows(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    page.goto(f"{site}/ho/{world.poor.pk}/phieu/{world.open_round.pk}/")
    page.locator("input[name=h-durable_roof][value=false]").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("input[name=h-durable_roof][value=true]")).to_be_checked()
    expect(page.locator("#ket-qua")).to_contain_text("thiếu hụt 2 chỉ số")


def test_escape_closes_a_menu_and_returns(world: World, site: str, page: Page, enter: Enter) -> None:
    enter(world.officer)
    page.goto(site)
    summary = page.locator(".menu.user summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    expect(summary).to_be_focused()
