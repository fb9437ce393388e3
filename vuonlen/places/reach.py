"""Which communes are a place's on a day, and where the households of those communes may be kept today.

A place may be younger than the day that is asked about: it then stands for the communes that went into it. A commune
went into a place as a whole when everything that took it over lies in the place: a split commune is a province's that
has all its parts, and nobody's part alone.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from .models import PlaceVersion, Succession

Units = frozenset[int]
_EVER = Q()


@dataclass(frozen=True)
class Reach:
    """What a place reaches on a day.

    `communes` are its own of the day: those under it, or, when it began later, those that went into it as a whole.
    `shared` are communes of the day of which it got a part: only households kept by it are its own.
    `keepers` are the units where its households are kept today, with every commune that ever went into it as a whole:
    there the households of a split commune wait for a person. `began_later`: the place did not exist on the day.
    """

    communes: Units = frozenset()
    shared: Units = frozenset()
    keepers: Units = frozenset()
    began_later: bool = False


def reaches(place_ids: Collection[int], on: date, today: date) -> dict[int, Reach]:
    """The reach of each place on `on`."""
    if not place_ids:
        return {}
    then, now = _units(place_ids, on, today)
    return {pk: _reach(then[pk], now[pk], on, today) for pk in dict.fromkeys(place_ids)}


def taken_over(commune_ids: Collection[int], *, parts: bool = False) -> Units:
    """Every commune, of whatever time, that went into these as a whole: its records are theirs; `parts`: or in part."""
    own = frontier = frozenset(commune_ids)
    found: Units = frozenset()
    while frontier:
        whole, shared = _before(frontier, own, _EVER)
        frontier = (whole | shared if parts else whole) - found
        found |= frontier
        own |= frontier
    return found


def _units(place_ids: Collection[int], on: date, today: date) -> tuple[dict[int, Units], dict[int, Units]]:
    """The units under each place on either day."""
    on_either = Q(valid__contains=on) | Q(valid__contains=today)
    versions = PlaceVersion.objects.filter(on_either, keeps_households=True, path__overlap=list(place_ids))
    wanted = set(place_ids)
    then: dict[int, set[int]] = defaultdict(set)
    now: dict[int, set[int]] = defaultdict(set)
    for unit, path, valid in versions.values_list("place_id", "path", "valid"):
        for place_id in wanted & set(path):
            then[place_id] |= {unit} if _holds(valid, on) else set()
            now[place_id] |= {unit} if _holds(valid, today) else set()
    return {pk: frozenset(then[pk]) for pk in wanted}, {pk: frozenset(now[pk]) for pk in wanted}


def _holds(valid: DateRange, day: date) -> bool:
    return (valid.lower is None or valid.lower <= day) and (valid.upper is None or day < valid.upper)


def _reach(then: Units, now: Units, on: date, today: date) -> Reach:
    keepers = then | now | taken_over(now)
    if then or not now:
        return Reach(then, frozenset(), keepers)
    whole, shared = _backward(now, on, today)
    return Reach(whole, shared, keepers, began_later=True)


def _backward(units: Units, on: date, today: date) -> tuple[Units, Units]:
    """The communes of `on` that became these units of `today`: as a whole, and by a part."""
    within = Q(on__gt=on, on__lte=today)
    own, whole, shared = units, units, frozenset[int]()
    found_whole, found_shared = frozenset[int](), frozenset[int]()
    while whole or shared:
        alive = frozenset(_alive(whole | shared, on))
        found_whole |= whole & alive
        found_shared |= shared & alive
        before, parts = _before(whole - alive, own, within)
        older, older_parts = _before(shared - alive, frozenset(), within)
        own, whole, shared = own | before, before, parts | older | older_parts
    return found_whole, found_shared - found_whole


def _before(units: Units, own: Units, within: Q) -> tuple[Units, Units]:
    """The direct predecessors of these units: those of which everything went to `own`, and the others."""
    if not units:
        return frozenset(), frozenset()
    links = Succession.objects.filter(within)
    concerned = links.filter(successor__any_of=units).values("predecessor")
    heirs: dict[int, set[int]] = defaultdict(set)
    for predecessor, successor in links.filter(predecessor__in=concerned).values_list("predecessor", "successor"):
        heirs[predecessor].add(successor)
    whole = frozenset(predecessor for predecessor, found in heirs.items() if found <= own)
    return whole, frozenset(heirs) - whole


def _alive(place_ids: Iterable[int], on: date) -> Iterable[int]:
    alive = PlaceVersion.objects.filter(place__any_of=place_ids, valid__contains=on)
    return alive.values_list("place_id", flat=True)
