from collections.abc import Mapping
from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Household, HouseholdEvent, Membership, Relation
from .shared.household import end_on, label_of, locked_household, note, refuse_day


@verb("household.merge")
def merge_households(
    *,
    actor: User,
    scope: Scope,
    kept: Household,
    gone: Household,
    relations: Mapping[int, Relation],
    on: date,
    reason: str,
) -> None:
    """Everybody of `gone` belongs to `kept` from `on` (`relations`: by person id, to the head of `kept`).

    `gone` is dissolved. Raises Refused, OutOfArea or PermissionMissing.
    """
    if kept.pk == gone.pk:
        refuse_if([Problem(Message.SAME_HOUSEHOLD, {"household": label_of(kept)})])
    kept, gone = (locked_household(scope, one) for one in (kept, gone))
    for one in (kept, gone):
        refuse_day(one, on, reason)
    joining = list(Membership.objects.filter(household=gone, valid__endswith__isnull=True))
    if relations.keys() != {one.person_id for one in joining} or Relation.HEAD in relations.values():
        says = {"household": label_of(gone), "count": len(joining)}
        refuse_if([Problem(Message.MERGE_RELATIONS, says, ("relations",))])
    for membership in joining:
        end_on(membership, on)
        relation = relations[membership.person_id]
        Membership.objects.create(household=kept, person_id=membership.person_id, relation=relation, valid=(on, None))
    gone.dissolved_on = on
    gone.save(update_fields=["dissolved_on"])
    kinds = HouseholdEvent.Kind
    note(actor=actor, household=kept, kind=kinds.MERGED, day=on, reason=reason, other=gone)
    note(actor=actor, household=gone, kind=kinds.MERGED_INTO, day=on, reason=reason, other=kept)
