"""Everything a person of several provinces works for, under one name; and what lay above the parts of a commune."""

from collections.abc import Collection
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils.translation import gettext as _

from vuonlen.exchange.household_filter import ALL_PLACES
from vuonlen.places import queries as places
from vuonlen.places.models import Level, PlaceVersion

from .memory import recall


def are_provinces(roots: Collection[PlaceVersion]) -> bool:
    """Whether these are several provinces, and nothing smaller."""
    return len(roots) > 1 and all(one.level == Level.PROVINCE for one in roots)


def all_places(roots: Collection[PlaceVersion], today: date) -> PlaceVersion:
    """No place of the register: these provinces as one, called the country when none is left out."""
    name = _("Cả nước") if len(roots) == _provinces_on(today) else _("Các tỉnh phụ trách")
    valid = DateRange(None, None)
    return PlaceVersion(place_id=ALL_PLACES, level=Level.PROVINCE, kind="", name=name, path=[], valid=valid)


def paths_before(commune_id: int) -> list[list[int]]:
    """The places above each commune that went into this one, as a whole or in part, in order of their codes."""
    before = places.taken_over([commune_id], parts=True)
    versions = PlaceVersion.objects.filter(place__any_of=before).order_by("code", "valid")
    return list(versions.values_list("path", flat=True))


def _provinces_on(day: date) -> int:
    return recall(("provinces", day), lambda: len(places.tree_on(day, down_to=Level.PROVINCE)))
