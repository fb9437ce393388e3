"""What every page of the shell needs to draw itself: rooms, place path, years."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.backends.utils import csrf_input
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from vuonlen.accounts.models import Role
from vuonlen.exchange.household_filter import ALL_PLACES
from vuonlen.kernel.format import date_digits
from vuonlen.places import queries as places

from .fragments import fragment
from .season.tasks import own_of
from .workplace import PLACE, YEAR, Workplace, workplace_of

#: Where the token of the request goes in the kept top bar; no text of a user can hold it, since that is escaped.
_FIELD_HERE = "<!--csrf-->"


@dataclass(frozen=True)
class Choice:
    """One link of the navigation, the place path or the year list."""

    label: str
    url: str
    is_here: bool = False


@dataclass(frozen=True)
class Room:
    """One part of the work in the navigation."""

    label: str
    url: str
    icon: str
    is_current: bool


_SEASON = {
    "rounds",
    "new_round",
    "round_board",
    "commune_season",
    "commune_step",
    "posting_list",
    "new_request",
    "new_objection",
    "objection",
    "village",
    "village_meeting",
    "tasks",
    "refusals",
    "refusal",
}
_HOUSEHOLDS = {
    "households",
    "household",
    "household_form",
    "household_event",
    "correction",
    "duplicates",
    "duplicate",
    "imports",
    "import_batch",
}
#: name of the first page, icon, names of all pages of the room
_ROOMS = (
    ("home", "home", {"home", "places", "waiting_villages", "followed_roles"}),
    ("households", "people", _HOUSEHOLDS),
    ("rounds", "review", _SEASON),
    ("tables", "report", {"tables", "table_checks", "table_households"}),
    ("works", "clock", {"works", "work"}),
)


def shell(request: HttpRequest) -> dict[str, object]:
    """Template context shared by all pages; nothing is read from the database until a page draws it."""
    context: dict[str, object] = {"assets": fragment("assets.html", None, dict)}
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return context
    here = request.resolver_match.view_name if request.resolver_match else ""
    navigation = fragment("navigation.html", here, lambda: {"rooms": _rooms(here)})
    return context | {"navigation": navigation, "workplace": SimpleLazyObject(lambda: ShellPlace(request))}


def _rooms(here: str) -> list[Room]:
    labels = {
        "home": _("Trang chủ"),
        "households": _("Hộ gia đình"),
        "rounds": _("Rà soát"),
        "tables": _("Biểu"),
        "works": _("Việc"),
    }
    return [Room(labels[name], reverse(name), icon, here in pages) for name, icon, pages in _ROOMS]


class ShellPlace:
    """The top bar's view of the workplace."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._workplace: Workplace = workplace_of(request)
        self.place = self._workplace.place
        self.year = self._workplace.year
        self.is_everything = self._workplace.is_everything

    @property
    def topbar(self) -> SafeString:
        """Place path, years and search (for a user without a place: none), what is due, the user's own menu."""
        workplace = self._workplace
        place_id = workplace.place.place_id if workplace.place else None
        key = (str(workplace.user), workplace.held, place_id, workplace.year, workplace.on, self.due_count)
        html = fragment("topbar.html", key, self._topbar)
        return mark_safe(html.replace(_FIELD_HERE, csrf_input(self._request)))  # noqa: S308 - both are templates' work

    def _topbar(self) -> dict[str, object]:
        return {
            "workplace": self,
            "user": self._workplace.user,
            "count": self.due_count,
            "token_here": mark_safe(_FIELD_HERE),  # noqa: S308 - a comment of our own
        }

    @property
    def year_text(self) -> str:
        return str(self.year)

    @property
    def path(self) -> list[Choice]:
        """From the province down to the chosen place; places above the user's own are not links."""
        workplace = self._workplace
        if workplace.place is None:
            return []
        if workplace.is_everything:
            return [Choice(workplace.place.name, place_url(ALL_PLACES), is_here=True)]
        versions = places.names_on(workplace.place.path, workplace.named_on)
        return [
            self._step(versions[place_id].name if place_id in versions else "–", place_id)
            for place_id in workplace.place.path
        ]

    def _step(self, name: str, place_id: int) -> Choice:
        place = self._workplace.place
        path = place.path[: place.path.index(place_id) + 1] if place else []
        own = bool(self._workplace.roots & set(path)) or place_id in self._workplace.scope.commune_ids
        return Choice(name, place_url(place_id) if own else "", place is not None and place_id == place.place_id)

    @property
    def year_choices(self) -> list[Choice]:
        workplace = self._workplace
        return [
            Choice(_("Năm {year}").format(year=year), f"?{urlencode({YEAR: year})}", year == workplace.year)
            for year in workplace.years
        ]

    @property
    def boundaries_note(self) -> str:
        """Which day's boundaries are shown, when they are not today's."""
        on = self._workplace.on
        return "" if on == timezone.localdate() else _("Địa giới {day}").format(day=date_digits(on))

    @cached_property
    def due_count(self) -> int:
        """How many tasks of the chosen place the user is reminded of."""
        return len(own_of(self._workplace))

    @property
    def roles_text(self) -> str:
        return ", ".join(sorted({str(Role(grant.role).label) for grant in self._workplace.current.grants}))


def place_url(place_id: int) -> str:
    """The home page of a place."""
    return f"{reverse('home')}?{urlencode({PLACE: place_id})}"
