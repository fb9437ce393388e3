"""How a page looks: its source, as the person got it, drawn by Chromium at both widths."""

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

from playwright.sync_api import Browser

from .masks import Mask
from .session import Session

WIDTHS = {1280: 900, 360: 740}  # pixels: width to height
TALLEST = 3000  # pixels; further down a list repeats itself, and its text is kept whole
_READY = "() => document.fonts.status === 'loaded' && !document.querySelector('.htmx-request, [hx-trigger=load]')"
# A chart measures its words: were its script to win the race against the fonts, it would be drawn otherwise.
_MODULE = re.compile(r'<script type="module" src="([^"]+)"></script>')
_AFTER_FONTS = r"""<script>addEventListener("load", () => (window.late ??= []).push(
  document.fonts.ready.then(() => import("\1"))))</script>"""
_LATE = "() => Promise.all(window.late ?? [])"
_SETTLED = """async () => {
  for (let frame = 0; frame < 2; frame++) await new Promise(done => requestAnimationFrame(done));
  return Math.ceil(document.documentElement.scrollHeight);
}"""
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


class Camera:
    """One browser tab that draws pages whose source is known already; only their parts are asked of the site."""

    def __init__(self, browser: Browser, hide: Mask) -> None:
        self._context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
        self._page, self._hide, self._source = self._context.new_page(), hide, ""
        # Not `page.route`, which would have the styles and scripts of every page fetched anew.
        self._fetch = self._context.new_cdp_session(self._page)
        self._fetch.on("Fetch.requestPaused", self._fulfil)
        self._fetch.send("Fetch.enable", {"patterns": [{"resourceType": "Document"}]})

    def shoot(self, session: Session, address: str, html: str) -> dict[int, bytes]:
        """The whole page at each width, as PNG. Parts that the page fetches itself are asked as the person."""
        self._context.clear_cookies()
        self._context.add_cookies(
            [{"name": one.name, "value": one.value or "", "url": session.site} for one in session.cookies]
        )
        self._source = _MODULE.sub(_AFTER_FONTS, self._hide(html))
        self._page.goto(session.site + address, wait_until="load")
        self._page.evaluate(_LATE)
        self._page.wait_for_function(_READY)
        return {width: self._at(width) for width in WIDTHS}

    def _fulfil(self, paused: dict[str, Any]) -> None:
        kind = {"name": "Content-Type", "value": "text/html; charset=utf-8"}
        body = b64encode(self._source.encode()).decode()
        answer = {"requestId": paused["requestId"], "responseCode": 200, "responseHeaders": [kind], "body": body}
        self._fetch.send("Fetch.fulfillRequest", answer)

    def _at(self, width: int) -> bytes:
        """The window is made as tall as the page: what sticks to its edges is then drawn once, where it belongs."""
        self._page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        height = self._page.evaluate(_SETTLED)
        self._page.set_viewport_size({"width": width, "height": max(WIDTHS[width], min(TALLEST, height))})
        self._page.evaluate(_SETTLED)
        return self._page.screenshot(animations="disabled", scale="css")


def main_part(html: str) -> str:
    """What tells two pages apart that stand in the same frame."""
    found = _MAIN.search(html)
    return sha256(_TOKEN.sub("", found[0] if found else html).encode()).hexdigest()
