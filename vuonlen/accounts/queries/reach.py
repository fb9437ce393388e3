"""The rows of whose communes the database shows a user: the wall behind the scope (room `row_security`)."""

from django.utils import timezone

from vuonlen.kernel.short_memory import ShortMemory
from vuonlen.places.models import PlaceVersion, Succession
from vuonlen.places.queries import taken_over
from vuonlen.row_security.session import Communes

from ..models import User
from .held import held_today

#: The communes of the places somebody holds a role for: at every request the same.
kept_communes = ShortMemory(seconds=30, most=1024)


def communes_of(user: User) -> Communes:
    """Every commune, of whatever time, under a place the user holds a role for today, those that took it over, and
    those that went into it as a whole.

    Wider than any `Scope`, which is the first wall and knows rights and days. Whoever holds the whole country of
    today holds it of every time: ten thousand communes need not be named at every request.
    """
    places = frozenset(held.place_id for held in held_today(user))
    return kept_communes.recall(places, lambda: _communes_under(places))


def _communes_under(places: frozenset[int]) -> Communes:
    units = PlaceVersion.objects.filter(keeps_households=True)
    found = set(units.filter(path__overlap=list(places)).values_list("place_id", flat=True)) if places else set()
    found |= set(Succession.objects.filter(predecessor__any_of=found).values_list("successor_id", flat=True))
    found |= taken_over(found)
    country = set(units.filter(valid__contains=timezone.localdate()).values_list("place_id", flat=True))
    return None if country and country <= found else frozenset(found)
