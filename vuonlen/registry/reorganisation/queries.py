from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places import queries as places
from vuonlen.places.models import Level, PlaceVersion, Succession
from vuonlen.row_security.session import beyond_the_area

from ..models import Household


@dataclass(frozen=True)
class WaitingVillage:
    """A village of a split commune: the new commune it belongs to, None while nobody has said."""

    village: PlaceVersion
    households: int
    successor: PlaceVersion | None = None


@dataclass(frozen=True)
class SplitCommune:
    """A commune that was split on `on`: its villages, those that wait first, and the communes that took parts."""

    commune: PlaceVersion
    on: date
    choices: tuple[PlaceVersion, ...]
    villages: tuple[WaitingVillage, ...]

    @property
    def waiting(self) -> list[WaitingVillage]:
        """The villages of which nobody has said where they belong."""
        return [one for one in self.villages if one.successor is None]

    @property
    def confirmed(self) -> list[WaitingVillage]:
        """The villages that have their new commune."""
        return [one for one in self.villages if one.successor is not None]

    @property
    def households(self) -> int:
        """How many households all its villages have."""
        return sum(one.households for one in self.villages)

    @property
    def households_waiting(self) -> int:
        """How many of them live in villages that wait."""
        return sum(one.households for one in self.waiting)


def waiting_villages(scope: Scope) -> list[WaitingVillage]:
    """The villages that wait and of which a successor lies in the user's area; in order of code."""
    return [village for one in split_communes(scope) for village in one.waiting]


def split_communes(scope: Scope) -> list[SplitCommune]:
    """The split communes with villages, of which a successor lies in the user's area; in order of code."""
    successors = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    split = Succession.objects.filter(successor__in=successors, needs_confirmation=True)
    pairs = split.values_list("predecessor", "on").order_by("predecessor").distinct()
    found = (_split_commune(commune_id, on) for commune_id, on in pairs)
    return sorted((one for one in found if one is not None), key=lambda one: one.commune.code)


def _split_commune(commune_id: int, on: date) -> SplitCommune | None:
    commune = places.version_on(commune_id, on - timedelta(days=1))
    ended = PlaceVersion.objects.filter(level=Level.VILLAGE, parent_id=commune_id, valid__endswith=on)
    villages = list(ended.order_by("code"))
    if commune is None or not villages:
        return None
    links = Succession.objects.filter(predecessor=commune_id, on=on).values_list("successor_id", flat=True)
    heirs = places.names_on(list(links), on)
    choices = tuple(sorted(heirs.values(), key=lambda version: version.code))
    return SplitCommune(commune, on, choices, tuple(_villages(villages, heirs, on)))


def _villages(villages: list[PlaceVersion], heirs: dict[int, PlaceVersion], on: date) -> list[WaitingVillage]:
    ids = [village.place_id for village in villages]
    parents = {pk: version.parent_id for pk, version in places.names_on(ids, on).items()}
    households = _households_by_village(ids, on)
    found = [
        WaitingVillage(one, households.get(one.place_id, 0), heirs.get(parents.get(one.place_id) or 0))
        for one in villages
    ]
    return sorted(found, key=lambda one: one.successor is not None)


def _households_by_village(village_ids: Collection[int], on: date) -> dict[int, int]:
    living = Household.objects.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=on), village_id__in=village_ids)
    with beyond_the_area():  # only counted: before a person confirms they are in no commune of today
        return dict(living.values_list("village_id").annotate(Count("pk")).order_by())
