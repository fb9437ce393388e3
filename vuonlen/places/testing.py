"""Small places for the tests of other rooms. Each maker returns the new `Place`; codes count up unless given."""

from datetime import date
from itertools import count

from django.db.backends.postgresql.psycopg_any import DateRange

from .models import Level, Place, PlaceVersion

ALWAYS = DateRange(date(2021, 1, 1), None)  # from the first day the system knows
_numbers = count(1)


def make_province(name: str = "Tỉnh Thử", *, code: str = "", valid: DateRange = ALWAYS) -> Place:
    """A province (kind "Tỉnh")."""
    return _make(Level.PROVINCE, name, "Tỉnh", code or f"T{next(_numbers)}", None, valid)


def make_district(parent: Place, name: str = "Huyện Thử", *, code: str = "", valid: DateRange = ALWAYS) -> Place:
    """A district of a province (kind "Huyện")."""
    return _make(Level.DISTRICT, name, "Huyện", code or f"H{next(_numbers)}", parent, valid)


def make_commune(
    parent: Place, name: str = "Xã Thử", *, code: str = "", kind: str = "Xã", valid: DateRange = ALWAYS
) -> Place:
    """A commune of a district or of a province; urban unless its kind is "Xã"."""
    return _make(Level.COMMUNE, name, kind, code or f"X{next(_numbers)}", parent, valid, is_urban=kind != "Xã")


def make_village(parent: Place, name: str = "Thôn Thử", *, code: str = "", valid: DateRange = ALWAYS) -> Place:
    """A village of a commune (kind "Thôn")."""
    return _make(Level.VILLAGE, name, "Thôn", code or f"V{next(_numbers)}", parent, valid)


def _make(
    level: Level,
    name: str,
    kind: str,
    code: str,
    parent: Place | None,
    valid: DateRange,
    *,
    is_urban: bool | None = None,
) -> Place:
    place = Place.objects.create(level=level)
    above = PlaceVersion.objects.get(place=parent, valid__contains=valid.lower).path if parent else []
    PlaceVersion.objects.create(
        place=place,
        level=level,
        code=code,
        name=name,
        kind=kind,
        is_urban=is_urban,
        keeps_households=level == Level.COMMUNE,
        parent=parent,
        path=[*above, place.pk],
        valid=valid,
        source="dữ liệu kiểm thử",
    )
    return place
