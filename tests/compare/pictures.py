"""How a page looks: its source, as the person got it, drawn by Chromium at both widths."""

import re
from hashlib import sha256

from playwright.sync_api import Browser, Route

from .masks import Mask
from .session import Session

WIDTHS = {1280: 900, 360: 740}  # pixels: width to height
TALLEST = 3000  # pixels; further down a list repeats itself, and its text is kept whole
_READY = "() => document.fonts.status === 'loaded' && !document.querySelector('.htmx-request, [hx-trigger=load]')"
_SETTLED = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(done => requestAnimationFrame(done));
  return Math.ceil(document.documentElement.scrollHeight);
}"""
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


class Camera:
    """One browser; what it has drawn of one person's pages it knows again by the source of their main part."""

    def __init__(self, browser: Browser, hide: Mask) -> None:
        self._context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
        self._page, self._hide = self._context.new_page(), hide

    def shoot(self, session: Session, address: str, html: str) -> dict[int, bytes]:
        """The whole page at each width, as PNG. Parts that the page fetches itself are asked as the person."""
        self._context.clear_cookies()
        self._context.add_cookies(
            [{"name": one.name, "value": one.value or "", "url": session.site} for one in session.cookies]
        )
        url = session.site + address
        self._page.route(url, lambda route: _fulfil(route, self._hide(html)), times=1)
        self._page.goto(url, wait_until="load")
        self._page.wait_for_function(_READY)
        return {width: self._at(width) for width in WIDTHS}

    def _at(self, width: int) -> bytes:
        self._page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        height = min(TALLEST, self._page.evaluate(_SETTLED))
        clip = {"x": 0, "y": 0, "width": width, "height": height}
        return self._page.screenshot(full_page=True, clip=clip, animations="disabled", scale="css")


def main_part(html: str) -> str:
    """What tells two pages apart that stand in the same frame."""
    found = _MAIN.search(html)
    return sha256(_TOKEN.sub("", found[0] if found else html).encode()).hexdigest()


def _fulfil(route: Route, html: str) -> None:
    route.fulfill(status=200, content_type="text/html; charset=utf-8", body=html)
