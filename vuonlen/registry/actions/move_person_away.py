from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import Household, HouseholdEvent, Person
from .shared.leaving import leave


@verb("household.member_moved_out")
def move_person_away(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    person: Person,
    left_on: date,
    reason: str,
    new_head: Person | None = None,
) -> None:
    """A member moves away and leaves the register; into another household of it: `move_person`.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    leave(
        actor=actor,
        scope=scope,
        household=household,
        person=person,
        day=left_on,
        reason=reason,
        kind=HouseholdEvent.Kind.MEMBER_MOVED_OUT,
        new_head=new_head,
    )
