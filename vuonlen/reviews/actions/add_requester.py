from collections.abc import Sequence
from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.registry.models import Household

from ..listing import Request
from ..models import Candidate, ReviewRound
from .add_requesters import add_requesters


def add_requester(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    household: Household,
    requested_on: date,
    ticks: Sequence[int] | None = None,
) -> Candidate:
    """Put a household that asks on the list to review; `ticks` are the numbers of the criteria ticked on form A.

    Refused when form A has too many ticks, when the household is on the list already, and after the survey.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    add_requesters(actor=actor, scope=scope, round=round, requests=[Request(household.pk, requested_on, ticks)])
    return Candidate.objects.get(round=round, household=household)
