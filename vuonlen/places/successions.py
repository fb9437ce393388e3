"""Which places of another date a place corresponds to, through every merger, split and renaming between."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .models import Level, Place, PlaceVersion, Succession


@dataclass(frozen=True)
class Correspondence:
    """One place of the other date.

    `share` is the part of the *older* place (its households, 0 to 1) that went into the newer one; None when nobody
    has said. `needs_confirmation` means that the older place was split, so a person must say where each household
    belongs.
    """

    place: Place
    share: Decimal | None
    needs_confirmation: bool


@dataclass(frozen=True)
class _Reach:
    """How one place on the way is reached: the product of the shares so far, and whether a split lies behind."""

    share: Decimal | None
    needs_confirmation: bool

    def through(self, link: Succession) -> "_Reach":
        known = self.share is not None and link.share is not None
        share = self.share * link.share if known else None  # type: ignore[operator]
        return _Reach(share, self.needs_confirmation or link.needs_confirmation)

    def joined(self, other: "_Reach") -> "_Reach":
        known = self.share is not None and other.share is not None
        share = self.share + other.share if known else None  # type: ignore[operator]
        return _Reach(share, self.needs_confirmation or other.needs_confirmation)


_WHOLE = _Reach(Decimal(1), needs_confirmation=False)


def corresponding(place_id: int, from_on: date, to_on: date) -> list[Correspondence]:
    """The places of `to_on` that the place of `from_on` corresponds to, by id; works forward and backward in time.

    A place that still exists and gave nothing away corresponds to itself; so does a village that ended with its
    commune and is not carried over yet, as it goes on whatever its commune becomes. A place that ended without a
    successor (a district on 30/06/2025) corresponds to what its communes became, with unknown shares. Empty when
    nothing is known.
    """
    reached = _walk({place_id: _WHOLE}, from_on, to_on) or _village_of_ended(place_id, from_on, to_on)
    if not reached:
        units = PlaceVersion.objects.filter(keeps_households=True, valid__contains=from_on, path__contains=[place_id])
        within = units.exclude(place_id=place_id).values_list("place_id", flat=True)
        reached = _walk({unit: _Reach(None, needs_confirmation=False) for unit in within}, from_on, to_on)
    places = Place.objects.in_bulk(reached)
    return [Correspondence(places[pk], how.share, how.needs_confirmation) for pk, how in sorted(reached.items())]


def _village_of_ended(place_id: int, from_on: date, to_on: date) -> dict[int, _Reach]:
    """The village itself when its commune was taken over on the day both ended; to be confirmed after a split."""
    village = PlaceVersion.objects.filter(place_id=place_id, level=Level.VILLAGE, valid__contains=from_on).first()
    if village is None or village.valid.upper is None or to_on < village.valid.upper:
        return {}
    links = Succession.objects.filter(predecessor=village.parent_id, on=village.valid.upper)
    splits = list(links.values_list("needs_confirmation", flat=True))
    return {place_id: _Reach(Decimal(1), needs_confirmation=any(splits))} if splits else {}


def _walk(start: dict[int, _Reach], from_on: date, to_on: date) -> dict[int, _Reach]:
    """Follow successions from `start`, step by step, and keep the places that exist on `to_on`."""
    arrived: dict[int, _Reach] = {}
    frontier = start
    while frontier:
        for pk in _existing(frontier, to_on):
            _join(arrived, pk, frontier[pk])
        frontier = _step(frontier, from_on, to_on)
    return arrived


def _step(frontier: dict[int, _Reach], from_on: date, to_on: date) -> dict[int, _Reach]:
    after: dict[int, _Reach] = {}
    forward = from_on <= to_on
    between = Succession.objects.filter(on__gt=min(from_on, to_on), on__lte=max(from_on, to_on))
    side = "predecessor_id" if forward else "successor_id"
    for link in between.filter(**{f"{side}__in": list(frontier)}):
        target = link.successor_id if forward else link.predecessor_id
        _join(after, target, frontier[getattr(link, side)].through(link))
    return after


def _join(reached: dict[int, _Reach], pk: int, how: _Reach) -> None:
    reached[pk] = reached[pk].joined(how) if pk in reached else how


def _existing(place_ids: Collection[int], on: date) -> list[int]:
    alive = PlaceVersion.objects.filter(place_id__in=place_ids, valid__contains=on)
    return list(alive.values_list("place_id", flat=True))
