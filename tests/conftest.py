"""A real Chromium against a live server with the small district of `vuonlen.web.testing`."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.chromium import launch_args
from vuonlen.accounts.models import User
from vuonlen.web.memory import forget
from vuonlen.web.testing import World, make_world

# Playwright keeps an event loop in this thread; the ORM calls of the tests are synchronous all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium; Playwright's own is never downloaded."""
    return browser_type_launch_args | launch_args()


@pytest.fixture
def world(transactional_db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def _clean(settings: Any, tmp_path: Path) -> None:
    forget()
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def site(live_server: Any) -> str:
    return str(live_server.url)


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that fails its test on any error in the console: a blocked script, a broken policy, a bug."""
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if _is_fault(message, page) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert not errors


@pytest.fixture
def enter(context: BrowserContext, site: str) -> Callable[[User], None]:
    """Sign a user in without the form."""

    def sign_in(user: User) -> None:
        client = Client()
        client.force_login(user, "vuonlen.accounts.sign_in.backend.AccountBackend")
        context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])

    return sign_in


@pytest.fixture
def look() -> Callable[[Page, str], None]:
    """Keep a picture of the page for the guide; only `tests.guide_screenshots` asks for it, by a folder."""
    folder = os.environ.get("VUONLEN_GUIDE_FOLDER")

    def shoot(page: Page, name: str) -> None:
        if folder:
            page.wait_for_load_state("networkidle")
            seen = page.viewport_size
            assert seen
            # The window is made as tall as the page: what sticks to its edges is then drawn once, where it belongs.
            tall = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": seen["width"], "height": max(tall, seen["height"])})
            page.screenshot(path=Path(folder) / f"{name}.png")
            page.set_viewport_size(seen)

    return shoot


def _is_fault(message: ConsoleMessage, page: Page) -> bool:
    """Errors and warnings, but not the 404 or 409 that a test asks for by opening the address itself."""
    own_answer = message.text.startswith("Failed to load resource") and message.location.get("url") == page.url
    return message.type in {"error", "warning"} and not own_answer
