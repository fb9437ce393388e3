from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Household, HouseholdEvent, Membership, Person, Relation
from .shared.household import label_of, locked_household, note, refuse_day
from .shared.leaving import leave

Kind = HouseholdEvent.Kind


@verb("household.move_person")
def move_person(
    *,
    actor: User,
    scope: Scope,
    person: Person,
    household: Household,
    to_household: Household,
    relation: Relation,
    on: date,
    reason: str,
    by_marriage: bool = False,
    new_head: Person | None = None,
) -> None:
    """A member of one household belongs to another from `on`; the actor needs the right in both communes.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    label = label_of(to_household)
    if household.pk == to_household.pk:
        refuse_if([Problem(Message.SAME_HOUSEHOLD, {"household": label})])
    if relation == Relation.HEAD:
        refuse_if([Problem(Message.HEAD_ALREADY_THERE, {"household": label, "member": person.full_name})])
    target = locked_household(scope, to_household)
    refuse_day(target, on, reason)
    out, into = (Kind.MARRIAGE_OUT, Kind.MARRIAGE_IN) if by_marriage else (Kind.MEMBER_MOVED_OUT, Kind.MEMBER_MOVED_IN)
    left = leave(
        actor=actor,
        scope=scope,
        household=household,
        person=person,
        day=on,
        reason=reason,
        kind=out,
        new_head=new_head,
        other=target,
    )
    Membership.objects.create(household=target, person=person, relation=relation, valid=(on, None))
    note(actor=actor, household=target, kind=into, day=on, reason=reason, person=person, other=left)
