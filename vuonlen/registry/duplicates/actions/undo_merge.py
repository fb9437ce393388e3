from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.problems import Problem, Refused, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ...actions.shared.household import note
from ...models import DuplicatePair, DuplicateStep, HouseholdEvent, Membership, Person, PersonMerge
from ..merge_plan import range_of, text_of
from ..messages import Message
from .shared.numbers import move_number
from .shared.settling import checked_reason, require_both


@verb("person.undo_merge")
def undo_merge(*, actor: User, scope: Scope, merge_id: int, reason: str) -> PersonMerge:
    """Put both persons back exactly as they were before the merge; the pair waits in the queue again.

    Refused when the households of the kept person changed since: then nobody can tell whose change it was.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    merge = PersonMerge.objects.select_for_update(of=("self",)).filter(pk=merge_id).first()
    if merge is None:
        raise OutOfArea
    pair = DuplicatePair.objects.select_for_update(of=("self",)).get(pk=merge.pair_id)
    require_both(scope, pair)
    reason = checked_reason(reason)
    persons = Person.objects.select_for_update().filter(pk__in=(merge.kept_id, merge.dropped_id)).order_by("pk")
    locked = {person.pk: person for person in persons}
    kept, dropped = locked[merge.kept_id], locked[merge.dropped_id]
    memberships = _memberships(scope, merge)
    _refuse_changed(merge, kept, memberships)
    _put_back(merge, kept, dropped, memberships)
    _tell_households(actor, memberships, dropped, reason)
    return _close(actor, merge, pair, reason)


def _memberships(scope: Scope, merge: PersonMerge) -> dict[int, Membership]:
    ids = [change["membership"] for change in merge.changes]
    touched = Membership.objects.select_for_update(of=("self",)).select_related("household").filter(pk__in=ids)
    found = {one.pk: one for one in touched.order_by("pk")}
    require_everywhere(scope, Permission.SETTLE_DUPLICATE, {one.household.commune_id for one in found.values()})
    return found


def _refuse_changed(merge: PersonMerge, kept: Person, memberships: dict[int, Membership]) -> None:
    if merge.undone_at is not None:
        raise Refused([Problem(Message.ALREADY_UNDONE)])
    says = {"kept": kept.full_name}
    if kept.merged_into_id is not None:
        raise Refused([Problem(Message.KEPT_WAS_MERGED, says)])
    newer = Membership.objects.filter(
        person__in=(merge.kept_id, merge.dropped_id), pk__gt=merge.last_membership
    ).exists()
    unlike = any(_as_json(memberships.get(change["membership"])) != change["after"] for change in merge.changes)
    refuse_if([Problem(Message.CHANGED_SINCE, says)] if newer or unlike else [])


def _as_json(membership: Membership | None) -> dict[str, Any] | None:
    return {"person": membership.person_id, "valid": text_of(membership.valid)} if membership else None


def _put_back(merge: PersonMerge, kept: Person, dropped: Person, memberships: dict[int, Membership]) -> None:
    dropped.merged_into = None  # first: a merged person takes no current membership
    dropped.save(update_fields=["merged_into"])
    if merge.number_moved:
        move_number(kept, dropped)
    for change in merge.changes:
        membership = memberships[change["membership"]]
        membership.person_id = change["before"]["person"]
        membership.valid = range_of(change["before"]["valid"])
        membership.save(update_fields=["person", "valid"])


def _tell_households(actor: User, memberships: dict[int, Membership], dropped: Person, reason: str) -> None:
    households = {one.household_id: one.household for one in memberships.values()}
    for _pk, household in sorted(households.items()):
        words = _("hoàn tác gộp bản ghi của {name}: {reason}").format(name=dropped.full_name, reason=reason)[:200]
        kind = HouseholdEvent.Kind.PERSON_CORRECTED
        note(actor=actor, household=household, kind=kind, day=timezone.localdate(), reason=words, person=dropped)


def _close(actor: User, merge: PersonMerge, pair: DuplicatePair, reason: str) -> PersonMerge:
    now = timezone.now()
    merge.undone_by, merge.undone_at, merge.undo_reason = actor, now, reason
    merge.save(update_fields=["undone_by", "undone_at", "undo_reason"])
    pair.state, pair.settled_by, pair.settled_at, pair.reason = DuplicatePair.State.OPEN, None, None, ""
    pair.save(update_fields=["state", "settled_by", "settled_at", "reason"])
    kind = DuplicateStep.Kind.UNDONE
    DuplicateStep.objects.create(pair=pair, kind=kind, score=pair.score, by=actor, at=now, reason=reason)
    return merge
