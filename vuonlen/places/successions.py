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
    return correspondents([place_id], from_on, to_on)[place_id]


def correspondents(place_ids: Collection[int], from_on: date, to_on: date) -> dict[int, list[Correspondence]]:
    """`corresponding` for many places at once: two queries a step for all of them, not for each."""
    found = _walk({pk: {pk: _WHOLE} for pk in place_ids}, from_on, to_on)
    found |= {pk: _otherwise(pk, from_on, to_on) for pk, reached in found.items() if not reached}
    places = Place.objects.in_bulk({there for reached in found.values() for there in reached})
    return {
        pk: [Correspondence(places[there], how.share, how.needs_confirmation) for there, how in sorted(reached.items())]
        for pk, reached in found.items()
    }


def _otherwise(place_id: int, from_on: date, to_on: date) -> dict[int, _Reach]:
    """Where a place without a successor goes on: a village by itself, a district in what its communes became."""
    if village := _village_of_ended(place_id, from_on, to_on):
        return village
    units = PlaceVersion.objects.filter(keeps_households=True, valid__contains=from_on, path__contains=[place_id])
    within = units.exclude(place_id=place_id).values_list("place_id", flat=True)
    unknown = {unit: _Reach(None, needs_confirmation=False) for unit in within}
    return _walk({place_id: unknown}, from_on, to_on)[place_id]


def _village_of_ended(place_id: int, from_on: date, to_on: date) -> dict[int, _Reach]:
    """The village itself when its commune was taken over on the day both ended; to be confirmed after a split."""
    village = PlaceVersion.objects.filter(place_id=place_id, level=Level.VILLAGE, valid__contains=from_on).first()
    if village is None or village.valid.upper is None or to_on < village.valid.upper:
        return {}
    links = Succession.objects.filter(predecessor=village.parent_id, on=village.valid.upper)
    splits = list(links.values_list("needs_confirmation", flat=True))
    return {place_id: _Reach(Decimal(1), needs_confirmation=any(splits))} if splits else {}


def _walk(starts: dict[int, dict[int, _Reach]], from_on: date, to_on: date) -> dict[int, dict[int, _Reach]]:
    """Follow successions from each start, step by step, and keep the places that exist on `to_on`."""
    arrived: dict[int, dict[int, _Reach]] = {origin: {} for origin in starts}
    frontiers = starts
    while there := {pk for frontier in frontiers.values() for pk in frontier}:
        alive = _existing(there, to_on)
        for origin, frontier in frontiers.items():
            for pk in frontier.keys() & alive:
                _join(arrived[origin], pk, frontier[pk])
        links = _links(there, from_on, to_on)
        frontiers = {origin: _step(frontier, links) for origin, frontier in frontiers.items()}
    return arrived


def _links(place_ids: Collection[int], from_on: date, to_on: date) -> dict[int, list[tuple[int, Succession]]]:
    """What each place became (or, backward in time, came from): the places one succession away."""
    side, other = ("predecessor", "successor") if from_on <= to_on else ("successor", "predecessor")
    between = Succession.objects.filter(on__gt=min(from_on, to_on), on__lte=max(from_on, to_on))
    found: dict[int, list[tuple[int, Succession]]] = {}
    for link in between.filter(**{f"{side}__any_of": place_ids}):
        found.setdefault(getattr(link, f"{side}_id"), []).append((getattr(link, f"{other}_id"), link))
    return found


def _step(frontier: dict[int, _Reach], links: dict[int, list[tuple[int, Succession]]]) -> dict[int, _Reach]:
    after: dict[int, _Reach] = {}
    for pk, how in frontier.items():
        for target, link in links.get(pk, ()):
            _join(after, target, how.through(link))
    return after


def _join(reached: dict[int, _Reach], pk: int, how: _Reach) -> None:
    reached[pk] = reached[pk].joined(how) if pk in reached else how


def _existing(place_ids: Collection[int], on: date) -> set[int]:
    alive = PlaceVersion.objects.filter(place__any_of=place_ids, valid__contains=on)
    return set(alive.values_list("place_id", flat=True))
