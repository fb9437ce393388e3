from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import taken_over

from ..models import Decision, ReviewRound

Kind = ReviewRound.Kind


def rounds_of(scope: Scope, kinds: Collection[ReviewRound.Kind] = (Kind.ANNUAL,)) -> QuerySet[ReviewRound]:
    """The rounds (annual ones by default) that review at least one of the user's communes, newest first.

    Those of the communes that went into them, as a whole or in part, are among them.
    """
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    communes |= taken_over(communes, parts=True)
    found = ReviewRound.objects.filter(place__any_of=_places_above(communes), kind__in=kinds)
    return found.order_by("-year", "-opens_on", "place_id")


def round_for(commune_id: int, year: int) -> ReviewRound | None:
    """The annual round of a year that reviews the commune, its own or that of a place above it."""
    return ReviewRound.objects.filter(place_id__in=_places_above([commune_id]), year=year, kind=Kind.ANNUAL).first()


def version_of(review: ReviewRound, commune_id: int) -> int:
    """Which version of the commune's tables holds: 1 by the decision, one more by every correction, 0 before."""
    return Decision.objects.filter(round=review, commune=commune_id).count()


def _places_above(commune_ids: Iterable[int]) -> set[int]:
    """The communes and every place that any of them has ever been under."""
    paths = PlaceVersion.objects.filter(place__any_of=commune_ids).values_list("path", flat=True)
    return {place_id for path in paths for place_id in path}
