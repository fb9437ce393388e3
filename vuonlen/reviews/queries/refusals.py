from django.db.models import F, QuerySet

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..models import RequestRefusal, ReviewRound


def refusals_of(scope: Scope, review: ReviewRound, commune_id: int) -> QuerySet[RequestRefusal]:
    """The requests of a commune's round that were turned down, those not answered yet first; none out of area."""
    if not scope.can(Permission.VIEW_HOUSEHOLD, commune_id):
        return RequestRefusal.objects.none()
    found = RequestRefusal.objects.filter(round=review, commune=commune_id)
    ordered = found.order_by(F("signed_on").asc(nulls_first=True), "requested_on", "household__name_key", "pk")
    return ordered.select_related("household", "classification", "round")
