from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Household, HouseholdEvent, Person, Relation
from .shared.household import end_on, label_of, locked_household, membership_on, note, refuse_day


@verb("household.end_membership")
def end_membership(
    *, actor: User, scope: Scope, household: Household, person: Person, left_on: date, reason: str
) -> None:
    """The person no longer belongs to the household from `left_on` (death, marriage, moved away).

    A head leaves only after another is chosen. Raises Refused, OutOfArea or PermissionMissing.
    """
    household = locked_household(scope, household)
    refuse_day(household, left_on, reason)
    membership = membership_on(household, person, left_on)
    if membership.relation == Relation.HEAD:
        says = {"household": label_of(household), "member": person.full_name}
        refuse_if([Problem(Message.HEAD_MUST_BE_REPLACED, says)])
    end_on(membership, left_on)
    left = HouseholdEvent.Kind.MEMBER_LEFT
    note(actor=actor, household=household, kind=left, day=left_on, reason=reason, person=person)
