"""A signed-in person who only reads: GET, never a redirect followed; the one POST is the sign-in."""

import re
from dataclasses import dataclass
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, build_opener

_SIGN_IN = "/dang-nhap/"
_SAFE = "/?&=%+:;,@~#!$'()*[]"  # what an address may hold as it is; letters beyond ASCII are quoted
_SECONDS = 300  # the certificates of a whole commune as Word take half a minute on a busy machine


@dataclass(frozen=True)
class Answer:
    """What an address answered: a page, a file with its name, or where it sends on."""

    status: int
    html: str = ""
    name: str = ""
    content: bytes = b""
    sent_to: str = ""


class NotSignedIn(Exception):
    """The site refused a user of the demo."""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_given: object) -> None:
        return None


class Session:
    """One person at the site."""

    def __init__(self, site: str, username: str, password: str) -> None:
        self.site, self._username, self._password = site, username, password
        self.cookies = CookieJar()
        self._opener: OpenerDirector = build_opener(HTTPCookieProcessor(self.cookies), _Stay)

    def sign_in(self) -> None:
        """Begin anew: the site remembers nothing of what was looked at. Raises NotSignedIn."""
        self.cookies.clear()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(_SIGN_IN).html)
        told = {
            "username": self._username,
            "password": self._password,
            "csrfmiddlewaretoken": token[1] if token else "",
        }
        status, _headers, _body = self._ask(_SIGN_IN, urlencode(told).encode())
        if status != 302:
            raise NotSignedIn(f"Không đăng nhập được bằng tài khoản mẫu {self._username} (trang trả lời {status}).")

    def get(self, address: str) -> Answer:
        """Look at one address."""
        status, headers, body = self._ask(address)
        if sent_to := headers.get("Location"):
            return Answer(status, sent_to=sent_to)
        if headers.get_content_type() == "text/html":
            return Answer(status, html=body.decode())
        named = re.search(r'filename="([^"]+)"', headers.get("Content-Disposition", ""))
        return Answer(status, name=named[1] if named else f"{address}.{headers.get_content_subtype()}", content=body)

    def _ask(self, address: str, told: bytes | None = None):
        try:
            answer: HTTPResponse | HTTPError = self._opener.open(
                self.site + quote(address, safe=_SAFE), told, timeout=_SECONDS
            )
        except HTTPError as refused:
            answer = refused
        with answer:
            return answer.status, answer.headers, answer.read()
