"""Reads of places on a date. A date outside the known range simply finds nothing."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from .models import Level, Place, PlaceClass, PlaceVersion
from .reach import Reach, reaches, taken_over
from .successions import Correspondence, correspondents, corresponding

__all__ = [
    "Correspondence",
    "Reach",
    "TreeNode",
    "ancestors_of",
    "children_of",
    "classes_of",
    "commune_ids_under",
    "communes_under",
    "correspondents",
    "corresponding",
    "ever_under",
    "find_place",
    "last_valid_days",
    "names_on",
    "reaches",
    "taken_over",
    "tree_on",
    "version_on",
    "villages_under",
]


@dataclass
class TreeNode:
    """A place on the date of the tree, and the places directly under it in order of code."""

    version: PlaceVersion
    children: list["TreeNode"] = field(default_factory=list)


def version_on(place_id: int, on: date) -> PlaceVersion | None:
    """What the place was on that day; None when it did not exist (or is not known) then."""
    return _on(on).filter(place_id=place_id).first()


def names_on(place_ids: Collection[int], on: date) -> dict[int, PlaceVersion]:
    """The versions of many places on a day in one query; places without one are left out."""
    return {version.place_id: version for version in _on(on).filter(place__any_of=place_ids)}


def last_names(place_ids: Collection[int]) -> dict[int, str]:
    """What each place is called, or was called last."""
    versions = PlaceVersion.objects.filter(place__any_of=place_ids).order_by("valid")
    return {version.place_id: version.full_name for version in versions}


def find_place(code: str, level: Level | str, on: date) -> Place | None:
    """The place that bore this official code at this level on that day: codes are used again for other places."""
    found = _on(on).filter(code=code, level=level).select_related("place").first()
    return found.place if found else None


def tree_on(on: date, *, down_to: Level = Level.COMMUNE) -> list[TreeNode]:
    """The provinces of that day with all below them, without the levels under `down_to`."""
    levels = _LADDER[: _LADDER.index(down_to) + 1]
    versions = _on(on).filter(level__in=levels).order_by("code")
    nodes = {version.place_id: TreeNode(version) for version in versions}
    for node in nodes.values():
        if node.version.parent_id is not None:
            nodes[node.version.parent_id].children.append(node)
    return [node for node in nodes.values() if node.version.parent_id is None]


def children_of(place_id: int, on: date) -> list[PlaceVersion]:
    """The places directly under this one on that day, in order of code."""
    return list(_on(on).filter(parent_id=place_id).order_by("code"))


def ancestors_of(place_id: int, on: date) -> list[PlaceVersion]:
    """The places above this one on that day, province first, without the place itself."""
    version = version_on(place_id, on)
    above = names_on(version.path[:-1], on) if version else {}
    return [above[pk] for pk in version.path[:-1]] if version else []


def communes_under(place_id: int, on: date) -> list[PlaceVersion]:
    """The units that keep households under this place on that day, in order of code.

    Communes; the commune itself when the place is one; and the five island districts that had no commune until
    30/06/2025 (Bạch Long Vĩ, Cồn Cỏ, Hoàng Sa, Lý Sơn, Côn Đảo), each of which stands for its own commune.
    """
    return list(_base_units(on).filter(path__contains=[place_id]).order_by("code"))


def commune_ids_under(place_ids: Collection[int], on: date) -> dict[int, frozenset[int]]:
    """`communes_under` for many places in one query, as ids; a place with none on that day has an empty set."""
    found: dict[int, set[int]] = {place_id: set() for place_id in place_ids}
    if not found:
        return {}
    units = _base_units(on).filter(path__overlap=list(found)).values_list("place_id", "path")
    for unit_id, path in units:
        for place_id in found.keys() & set(path):
            found[place_id].add(unit_id)
    return {place_id: frozenset(units) for place_id, units in found.items()}


def ever_under(place_id: int, place_ids: Collection[int]) -> frozenset[int]:
    """Those of these places that lay under this one, or are it, on any day."""
    found = PlaceVersion.objects.filter(place__any_of=place_ids, path__contains=[place_id])
    return frozenset(found.values_list("place_id", flat=True))


def villages_under(place_id: int, on: date) -> list[PlaceVersion]:
    """The villages under this place on that day, in order of code."""
    return list(_on(on).filter(level=Level.VILLAGE, path__contains=[place_id]).order_by("code"))


def classes_of(place_id: int, on: date) -> list[PlaceClass]:
    """The classes (poor district, especially disadvantaged commune, ...) the place itself was in on that day."""
    return list(PlaceClass.objects.filter(place_id=place_id, valid__contains=on).order_by("kind"))


def last_valid_days(place_ids: Collection[int], today: date) -> dict[int, date]:
    """For each place that has existed by `today`: `today`, or its last day when that is earlier."""
    begun = PlaceVersion.objects.filter(place__any_of=place_ids, valid__overlap=DateRange(None, today, "[]"))
    ends: dict[int, list[date]] = defaultdict(list)
    for place_id, valid in begun.values_list("place_id", "valid"):
        ends[place_id].append(_last_day(valid.upper, today))
    return {place_id: max(days) for place_id, days in ends.items()}


_LADDER = [Level.PROVINCE, Level.DISTRICT, Level.COMMUNE, Level.VILLAGE]


def _on(on: date) -> QuerySet[PlaceVersion]:
    return PlaceVersion.objects.filter(valid__contains=on)


def _base_units(on: date) -> QuerySet[PlaceVersion]:
    return _on(on).filter(keeps_households=True)


def _last_day(upper: date | None, today: date) -> date:
    return today if upper is None else min(today, upper - timedelta(days=1))
