"""Which addresses are looked at: those of the URLconf that take no argument, then what the pages lead to.

Of the links of one kind a page has, few (`FEW`) are all followed and of many only the first: a list shows fifty
households alike. Kinds are told apart by the route, the words in the path and the names in the query.
"""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from urllib.parse import parse_qsl, urljoin, urlsplit

FEW = 3
#: What the site remembers of an address in the session, for the pages that follow.
REMEMBERED = {"noi", "nam"}


def know_the_site() -> None:
    """Load the URLconf of this checkout. No database is asked, none is started."""
    os.environ.setdefault("DATABASE_URL", "postgresql://khong.dung/den")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
    import django

    django.setup()


def routes() -> list[str]:
    """The routes of the URLconf, in its order: `ho/<int:pk>/`."""
    from django.urls import URLPattern, get_resolver

    def below(patterns: Iterable, before: str) -> Iterator[str]:
        for one in patterns:
            route = before + str(one.pattern)
            yield from [route] if isinstance(one, URLPattern) else below(one.url_patterns, route)

    return list(below(get_resolver().url_patterns, ""))


def fixed_addresses() -> list[str]:
    """The addresses of the URLconf that take no argument."""
    return [f"/{route}" for route in routes() if "<" not in route]


def never_seen(addresses: Iterable[str]) -> list[str]:
    """The routes of which none of the addresses is an example."""
    known = {_route_of(urlsplit(one).path) for one in addresses}
    return [route for route in routes() if route not in known]


def grown(addresses: Collection[str]) -> list[str]:
    """Addresses of routes never seen that go on from a seen one: the form of an objection, to which no page leads."""
    by_route: dict[str, list[str]] = {}
    for path in dict.fromkeys(urlsplit(one).path for one in addresses):
        by_route.setdefault(_route_of(path), []).append(path)
    found = []
    for route in never_seen(addresses):
        before, _slash, last = route.removesuffix("/").rpartition("/")
        if "<" not in last:
            found += [path + route.removeprefix(f"{before}/") for path in by_route.get(f"{before}/", [])[:FEW]]
    return found


@cache
def _route_of(path: str) -> str:
    from django.urls import Resolver404, resolve

    try:
        return str(resolve(path).route)
    except Resolver404:
        return ""


@cache
def kind_of(address: str) -> str:
    """What an address is an example of: `ho/<int:pk>/giay/<int:round_id>/phieu-b.pdf?`, `ho/?noi,tinh_trang`."""
    from django.urls import Resolver404, resolve

    parts = urlsplit(address)
    names = ",".join(sorted({name for name, _value in parse_qsl(parts.query, keep_blank_values=True)}))
    try:
        found = resolve(parts.path)
    except Resolver404:
        return f"{re.sub('[0-9]+', '<int>', parts.path)}?{names}"
    words = {f"<slug:{name}>": str(value) for name, value in found.kwargs.items()}
    return f"{re.sub('<slug:[^>]+>', lambda one: words.get(one[0], one[0]), found.route)}?{names}"


def remembered(address: str) -> dict[str, str]:
    """What the site will remember of the address."""
    return {name: value for name, value in parse_qsl(urlsplit(address).query) if name in REMEMBERED}


def is_file(address: str) -> bool:
    """Whether the address reads as one of a file."""
    return "." in urlsplit(address).path.rpartition("/")[2]


class Choice:
    """The addresses of one walk through the site."""

    def __init__(self) -> None:
        self.chosen: dict[str, None] = {}
        self._examples: Counter[str] = Counter()

    def all_of(self, page: str, links: Iterable[str]) -> list[str]:
        """The links of a page that are new, as addresses within the site."""
        found = [one for one in _within(page, links) if one not in self.chosen]
        self.chosen.update(dict.fromkeys(found))
        return found

    def some_of(self, page: str, links: Iterable[str]) -> list[str]:
        """Those of them that are worth a look: few of a kind all, of many one, and not more than there is room for."""
        by_kind: dict[str, list[str]] = {}
        for address in _within(page, links):
            by_kind.setdefault(kind_of(address), []).append(address)
        return [one for kind, found in by_kind.items() for one in self._examples_of(kind, found)]

    def _examples_of(self, kind: str, found: list[str]) -> list[str]:
        fresh = [one for one in found if one not in self.chosen]
        room = _room(found[0]) - self._examples[kind]
        taken = fresh[: max(0, room if len(found) <= FEW else min(room, 1))]
        self._examples[kind] += len(taken)
        self.chosen.update(dict.fromkeys(taken))
        return taken


def _room(address: str) -> int:
    """How many examples of a kind there may be; another year is tried on the pages of whole places only."""
    if remembered(address):
        return 0 if re.search("[0-9]", urlsplit(address).path) else 3
    return 1 if is_file(address) else 4


def _within(page: str, links: Iterable[str]) -> list[str]:
    """The links of a page as addresses from the root, without those that leave the site or stay on the page."""
    found = (urlsplit(urljoin(page, link)) for link in links if not link.startswith("#"))
    inside = [one for one in found if not one.scheme and not one.netloc]
    return list(dict.fromkeys(one.path + (f"?{one.query}" if one.query else "") for one in inside))
