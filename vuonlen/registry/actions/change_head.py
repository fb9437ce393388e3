from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Household, HouseholdEvent, Membership, Person, Relation
from .shared.household import end_on, label_of, locked_household, membership_on, note, refuse_day


@verb("household.change_head")
def change_head(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    new_head: Person,
    former_head_becomes: Relation,
    on: date,
    reason: str,
) -> None:
    """`new_head`, a member already, is head from `on`; the former head stays with another relation.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    household = locked_household(scope, household)
    refuse_day(household, on, reason)
    risen = membership_on(household, new_head, on)
    says = {"household": label_of(household), "member": new_head.full_name, "value": former_head_becomes}
    if risen.relation == Relation.HEAD:
        refuse_if([Problem(Message.ALREADY_HEAD, says)])
    if former_head_becomes == Relation.HEAD:
        refuse_if([Problem(Message.UNKNOWN_RELATION, says)])
    former = Membership.objects.get(household=household, relation=Relation.HEAD, valid__endswith__isnull=True)
    for membership, relation in ((former, former_head_becomes), (risen, Relation.HEAD)):
        end_on(membership, on)
        Membership.objects.create(
            household=household, person_id=membership.person_id, relation=relation, valid=(on, None)
        )
    changed = HouseholdEvent.Kind.HEAD_CHANGED
    note(actor=actor, household=household, kind=changed, day=on, reason=reason, person=new_head)
