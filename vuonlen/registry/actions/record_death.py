from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import Household, HouseholdEvent, Person
from .shared.leaving import leave


@verb("household.death")
def record_death(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    person: Person,
    died_on: date,
    new_head: Person | None = None,
    reason: str = "",
) -> None:
    """A member died and is none from `died_on`; `new_head` follows a head, the last member's household is dissolved.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    leave(
        actor=actor,
        scope=scope,
        household=household,
        person=person,
        day=died_on,
        reason=reason.strip() or _("chết"),
        kind=HouseholdEvent.Kind.DEATH,
        new_head=new_head,
    )
