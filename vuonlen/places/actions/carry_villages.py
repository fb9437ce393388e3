"""Villages outlive the commune that ends: they go on, as the same places, under the one that takes over."""

from collections.abc import Collection
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.verb import verb

from .. import queries
from ..errors import PlaceRefused
from ..messages import Message
from ..models import Level, Place, PlaceVersion


@verb("village.carry")
def carry_villages(*, actor: Actor, village_ids: Collection[int], successor: Place, on: date, source: str) -> int:
    """Give each village that ended on `on` a new version under `successor`; return how many were carried.

    Villages that go on already, or did not end on that day, are left as they are. Codes follow the successor's.
    Raises PlaceRefused when `successor` keeps no households on that day.
    """
    parent = queries.version_on(successor.pk, on)
    if parent is None or not parent.keeps_households:
        raise PlaceRefused(Message.NOT_A_COMMUNE.text(place=parent or successor, on=date_digits(on)))
    ended = PlaceVersion.objects.filter(place_id__in=village_ids, level=Level.VILLAGE, valid__endswith=on)
    going_on = PlaceVersion.objects.filter(place_id__in=village_ids, valid__contains=on).values("place_id")
    waiting = list(ended.exclude(place_id__in=going_on).order_by("code"))
    first = 1 + PlaceVersion.objects.filter(level=Level.VILLAGE, parent=successor, valid__contains=on).count()
    valid = DateRange(on, _end_of(successor))
    PlaceVersion.objects.bulk_create(
        _carried(village, parent, number, valid, source) for number, village in enumerate(waiting, start=first)
    )
    return len(waiting)


def _end_of(place: Place) -> date | None:
    """The day the place itself ends: a change of its name or kind in between does not end its villages."""
    ends = [version.valid.upper for version in PlaceVersion.objects.filter(place=place)]
    return None if None in ends else max(ends)


def _carried(village: PlaceVersion, parent: PlaceVersion, number: int, valid: DateRange, source: str) -> PlaceVersion:
    return PlaceVersion(
        place_id=village.place_id,
        level=Level.VILLAGE,
        code=f"{parent.code}-{number:02d}",
        name=village.name,
        kind=village.kind,
        is_urban=parent.is_urban,
        parent_id=parent.place_id,
        path=[*parent.path, village.place_id],
        latitude=village.latitude,
        longitude=village.longitude,
        valid=valid,
        source=source,
    )
