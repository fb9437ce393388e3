from collections.abc import Iterable

from django.db.models import QuerySet

from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.places.models import PlaceVersion

from ..models import ReviewRound


def rounds_of(scope: Scope) -> QuerySet[ReviewRound]:
    """The rounds that review at least one of the user's communes, newest first."""
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    return ReviewRound.objects.filter(place_id__in=_places_above(communes)).order_by("-year", "place_id")


def round_for(commune_id: int, year: int) -> ReviewRound | None:
    """The annual round of a year that reviews the commune, its own or that of a place above it."""
    return ReviewRound.objects.filter(place_id__in=_places_above([commune_id]), year=year).first()


def _places_above(commune_ids: Iterable[int]) -> set[int]:
    """The communes and every place that any of them has ever been under."""
    paths = PlaceVersion.objects.filter(place_id__in=commune_ids).values_list("path", flat=True)
    return {place_id for path in paths for place_id in path}
