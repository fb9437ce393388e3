from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import Household, HouseholdEvent, Person
from ..models.newcomers import NewMember
from .shared.admission import admit


@verb("household.member_moved_in")
def move_person_in(
    *, actor: User, scope: Scope, household: Household, new: NewMember, joined_on: date, reason: str
) -> Person:
    """Somebody from outside the register moves into the household; from another household: `move_person`.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    kind = HouseholdEvent.Kind.MEMBER_MOVED_IN
    return admit(actor=actor, scope=scope, household=household, new=new, day=joined_on, reason=reason, kind=kind)
