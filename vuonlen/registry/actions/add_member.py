from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import Household, HouseholdEvent, Person
from ..models.newcomers import NewMember
from .shared.admission import admit


@verb("household.add_member")
def add_member(
    *, actor: User, scope: Scope, household: Household, new: NewMember, joined_on: date, reason: str
) -> Person:
    """A person not yet registered joins the household on `joined_on`, for a reason that has no verb of its own.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    kind = HouseholdEvent.Kind.MEMBER_JOINED
    return admit(actor=actor, scope=scope, household=household, new=new, day=joined_on, reason=reason, kind=kind)
