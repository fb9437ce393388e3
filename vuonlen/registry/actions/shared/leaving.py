"""A member leaves: what deaths, marriages and moves have in common."""

from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope

from ...messages import Message
from ...models import Household, HouseholdEvent, Membership, Person, Relation
from .household import end_on, label_of, locked_household, membership_on, note, refuse_day


def leave(
    *,
    actor: User,
    scope: Scope,
    household: Household,
    person: Person,
    day: date,
    reason: str,
    kind: HouseholdEvent.Kind,
    new_head: Person | None = None,
    other: Household | None = None,
) -> Household:
    """End the person's membership before `day`. A head needs `new_head`, another member, from that day on.

    With its last member the household is dissolved. Returns the household as stored.
    """
    household = locked_household(scope, household)
    refuse_day(household, day, reason)
    membership = membership_on(household, person, day)
    others = Membership.objects.filter(household=household, valid__endswith__isnull=True).exclude(person=person)
    alone = not others.exists()
    succeeds = membership.relation == Relation.HEAD and not alone
    if succeeds and (new_head is None or new_head.pk == person.pk):
        says = {"household": label_of(household), "member": person.full_name}
        refuse_if([Problem(Message.HEAD_MUST_BE_REPLACED, says, ("new_head",))])
    end_on(membership, day)
    note(actor=actor, household=household, kind=kind, day=day, reason=reason, person=person, other=other)
    if succeeds and new_head is not None:
        _succeed(actor, household, new_head, day, reason)
    if alone:
        close(actor, household, day, reason)
    return household


def close(actor: User, household: Household, day: date, reason: str) -> None:
    """The household is no more from `day`: nobody belongs to it."""
    household.dissolved_on = day
    household.save(update_fields=["dissolved_on"])
    note(actor=actor, household=household, kind=HouseholdEvent.Kind.DISSOLVED, day=day, reason=reason)


def _succeed(actor: User, household: Household, new_head: Person, day: date, reason: str) -> None:
    end_on(membership_on(household, new_head, day), day)
    Membership.objects.create(household=household, person=new_head, relation=Relation.HEAD, valid=(day, None))
    changed = HouseholdEvent.Kind.HEAD_CHANGED
    note(actor=actor, household=household, kind=changed, day=day, reason=reason, person=new_head)
