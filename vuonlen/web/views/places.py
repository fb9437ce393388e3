"""The place switcher: what lies directly under the chosen place, within the user's area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from vuonlen.exchange.household_filter import ALL_PLACES
from vuonlen.places import queries as places
from vuonlen.places.models import Level, PlaceVersion

from ..context import Choice, place_url
from ..workplace import Workplace, workplace_of


def choose_place(request: HttpRequest) -> HttpResponse:
    """The places to go to, as a page of its own or as the menu's content."""
    workplace = workplace_of(request)
    found = _below(workplace) + _other_roots(workplace)
    choices = [Choice(version.full_name, place_url(version.place_id)) for version in found]
    if workplace.spans_provinces and not workplace.is_everything:
        choices.insert(0, Choice(_("Mọi tỉnh phụ trách"), place_url(ALL_PLACES)))
    fragment = bool(request.headers.get("HX-Request"))
    return render(request, "web/parts/places.html" if fragment else "web/places.html", {"choices": choices})


def _below(workplace: Workplace) -> list[PlaceVersion]:
    if workplace.place is None or workplace.is_everything:
        return []
    children = places.children_of(workplace.place.place_id, workplace.named_on)
    return [child for child in children if child.level != Level.VILLAGE]


def _other_roots(workplace: Workplace) -> list[PlaceVersion]:
    here = workplace.place.place_id if workplace.place else None
    day = workplace.today if workplace.spans_provinces else workplace.named_on
    versions = places.names_on(workplace.roots - {here}, day)
    return sorted(versions.values(), key=lambda version: version.code)
