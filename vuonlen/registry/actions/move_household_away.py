from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import Household, HouseholdEvent, Membership
from .shared.household import end_on, locked_household, note, refuse_day


@verb("household.move_away")
def move_household_away(*, actor: User, scope: Scope, household: Household, on: date, reason: str) -> None:
    """The household left for a place outside the register: it and its memberships end on `on`.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    household = locked_household(scope, household)
    refuse_day(household, on, reason)
    for membership in Membership.objects.filter(household=household, valid__endswith__isnull=True):
        end_on(membership, on)
    household.dissolved_on = on
    household.save(update_fields=["dissolved_on"])
    note(actor=actor, household=household, kind=HouseholdEvent.Kind.MOVED_OUT, day=on, reason=reason)
