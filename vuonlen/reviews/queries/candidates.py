from django.db.models import QuerySet

from vuonlen.accounts.models import User
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..models import Assignment, Candidate, ReviewRound


def candidates_of(
    scope: Scope, review: ReviewRound, *, village_id: int | None = None, surveyor: User | None = None
) -> QuerySet[Candidate]:
    """The households to review in the user's communes, by village and name; of one village, or of one surveyor's."""
    communes = scope.communes_with(Permission.VIEW_HOUSEHOLD)
    found = Candidate.objects.filter(round=review, commune__in=communes).select_related("household", "form")
    if village_id is not None:
        found = found.filter(village=village_id)
    if surveyor is not None:
        own = Assignment.objects.filter(round=review, surveyor=surveyor)
        found = found.filter(village__in=own.values("village"))
    return found.order_by("village", "household__name_key", "household")
