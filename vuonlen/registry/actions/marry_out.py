from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import Household, HouseholdEvent, Person
from .shared.leaving import leave


@verb("household.marriage_out")
def marry_out(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    person: Person,
    left_on: date,
    reason: str,
    new_head: Person | None = None,
) -> None:
    """A member marries and leaves the register; into another household of it: `move_person`.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    leave(
        actor=actor,
        scope=scope,
        household=household,
        person=person,
        day=left_on,
        reason=reason,
        kind=HouseholdEvent.Kind.MARRIAGE_OUT,
        new_head=new_head,
    )
