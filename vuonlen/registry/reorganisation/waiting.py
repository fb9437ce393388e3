from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.places import queries as places
from vuonlen.places.models import Level, PlaceVersion, Succession

from ..models import Household


@dataclass(frozen=True)
class WaitingVillage:
    """A village of a split commune: nobody has said yet which new commune it belongs to."""

    village: PlaceVersion
    commune: PlaceVersion
    on: date  # the day the commune ended
    households: int
    choices: tuple[PlaceVersion, ...]  # the communes that took parts of the old one


def waiting_villages(scope: Scope) -> list[WaitingVillage]:
    """The villages that wait and of which a successor lies in the user's area; in order of code."""
    successors = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    split = Succession.objects.filter(successor__in=successors, needs_confirmation=True)
    found: list[WaitingVillage] = []
    for commune_id, on in split.values_list("predecessor", "on").order_by("predecessor").distinct():
        found += _waiting_of(commune_id, on)
    return found


def _waiting_of(commune_id: int, on: date) -> list[WaitingVillage]:
    commune = places.version_on(commune_id, on - timedelta(days=1))
    ended = PlaceVersion.objects.filter(level=Level.VILLAGE, parent_id=commune_id, valid__endswith=on)
    going_on = PlaceVersion.objects.filter(level=Level.VILLAGE, valid__contains=on).values("place_id")
    waiting = list(ended.exclude(place_id__in=going_on).order_by("code"))
    if commune is None or not waiting:
        return []
    links = Succession.objects.filter(predecessor=commune_id, on=on).values_list("successor_id", flat=True)
    choices = tuple(sorted(places.names_on(list(links), on).values(), key=lambda version: version.code))
    households = _households_by_village([village.place_id for village in waiting], on)
    return [WaitingVillage(one, commune, on, households.get(one.place_id, 0), choices) for one in waiting]


def _households_by_village(village_ids: list[int], on: date) -> dict[int, int]:
    living = Household.objects.filter(Q(dissolved_on__isnull=True) | Q(dissolved_on__gt=on), village_id__in=village_ids)
    return dict(living.values_list("village_id").annotate(Count("pk")).order_by())
