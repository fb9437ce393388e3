from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.row_security.session import beyond_the_area

from ...actions.shared.household import note
from ...models import DuplicatePair, DuplicateStep, Household, HouseholdEvent, Membership, Person, PersonMerge
from .. import records
from ..compare import compare
from ..merge_plan import Change, plan_of
from ..messages import Message
from ..suspicion import Suspicion
from .shared.numbers import move_number
from .shared.queue import raise_pairs
from .shared.settling import checked_reason, require_both


@verb("person.merge")
def merge_persons(*, actor: User, scope: Scope, keep: Person, drop: Person, reason: str) -> PersonMerge:
    """Two records, one person: memberships go to `keep`, `drop` stays as a record that points to `keep`.

    Nothing is deleted, forms stay as they were filled in, and `undo_merge` puts all of it back. The right to settle
    is needed wherever either of them is. Raises Refused, OutOfArea or PermissionMissing.
    """
    if keep.pk == drop.pk:
        refuse_if([Problem(Message.SAME_RECORD)])
    persons = Person.objects.select_for_update().filter(pk__in=(keep.pk, drop.pk)).order_by("pk")
    locked = {person.pk: person for person in persons}
    memberships = _memberships(keep, drop)
    _require_area(scope, keep, drop, memberships)
    keep, drop = locked[keep.pk], locked[drop.pk]
    reason = checked_reason(reason)
    refuse_if(_obstacles(keep, drop, memberships))
    pair = _pair_of(scope, keep, drop)
    plan = plan_of(keep, drop, memberships, timezone.localdate())
    refuse_if(plan.problems)
    merge = _keep_record(actor, pair, keep, drop, plan.changes, memberships, reason)
    _apply(keep, drop, plan.changes, moves_number=merge.number_moved)
    _tell_households(actor, plan.changes, keep, reason)
    _settle(actor, pair, reason)
    with beyond_the_area():
        _carry_suspicions(keep, drop)
    return merge


def _memberships(keep: Person, drop: Person) -> list[Membership]:
    both = Membership.objects.select_for_update(of=("self",)).filter(person__in=(keep.pk, drop.pk))
    return list(both.select_related("household").order_by("pk"))


def _require_area(scope: Scope, keep: Person, drop: Person, memberships: Sequence[Membership]) -> None:
    """The right where each of the two is now, and where a membership is about to change."""
    latest = sorted((one for one in memberships if one.person_id == keep.pk), key=_start)[-1:]
    moving = [one for one in memberships if one.person_id == drop.pk]
    communes = {one.household.commune_id for one in (*latest, *moving)}
    if not communes:
        raise OutOfArea
    require_everywhere(scope, Permission.SETTLE_DUPLICATE, communes)


def _start(membership: Membership) -> date:
    first: date = membership.valid.lower
    return first


def _obstacles(keep: Person, drop: Person, memberships: Sequence[Membership]) -> Iterator[Problem]:
    members = {one.person_id for one in memberships}
    for person in (keep, drop):
        says = {"name": person.full_name}
        if person.merged_into_id is not None:
            yield Problem(Message.ALREADY_MERGED, says)
        elif person.pk not in members:
            yield Problem(Message.NO_HOUSEHOLD, says)


def _pair_of(scope: Scope, keep: Person, drop: Person) -> DuplicatePair:
    """The pair in the queue, locked; one pointed out by a person when nothing had been found."""
    first, second = sorted((keep.pk, drop.pk))
    found = DuplicatePair.objects.select_for_update(of=("self",)).filter(first=first, second=second).first()
    if found is None:
        one, other = sorted(records.of_persons([first, second]), key=lambda record: record.person_id)
        raise_pairs([Suspicion(one, other, compare(one, other))], DuplicatePair.FoundBy.HAND)
        found = DuplicatePair.objects.select_for_update(of=("self",)).get(first=first, second=second)
    require_both(scope, found)
    return found


def _keep_record(
    actor: User,
    pair: DuplicatePair,
    keep: Person,
    drop: Person,
    changes: Sequence[Change],
    memberships: Sequence[Membership],
    reason: str,
) -> PersonMerge:
    return PersonMerge.objects.create(
        kept=keep,
        dropped=drop,
        pair=pair,
        changes=[change.as_json for change in changes],
        number_moved=keep.personal_number_index is None and drop.personal_number_index is not None,
        last_membership=memberships[-1].pk,
        reason=reason,
        merged_by=actor,
        merged_at=timezone.now(),
    )


def _apply(keep: Person, drop: Person, changes: Sequence[Change], *, moves_number: bool) -> None:
    for change in changes:
        change.membership.person_id, change.membership.valid = change.person_id, change.valid
        change.membership.save(update_fields=["person", "valid"])
    if moves_number:
        move_number(drop, keep)
    drop.merged_into = keep
    drop.save(update_fields=["merged_into"])


def _tell_households(actor: User, changes: Sequence[Change], keep: Person, reason: str) -> None:
    """The story of each household whose member list changed says so."""
    touched = {change.membership.household_id for change in changes}
    for household in Household.objects.filter(pk__in=touched).order_by("pk"):
        words = _("gộp hai bản ghi của {name}: {reason}").format(name=keep.full_name, reason=reason)[:200]
        kind = HouseholdEvent.Kind.PERSON_CORRECTED
        note(actor=actor, household=household, kind=kind, day=timezone.localdate(), reason=words, person=keep)


def _settle(actor: User, pair: DuplicatePair, reason: str) -> None:
    now = timezone.now()
    pair.state, pair.settled_by, pair.settled_at, pair.reason = DuplicatePair.State.SAME, actor, now, reason
    pair.save(update_fields=["state", "settled_by", "settled_at", "reason"])
    kind = DuplicateStep.Kind.MERGED
    DuplicateStep.objects.create(pair=pair, kind=kind, score=pair.score, by=actor, at=now, reason=reason)


def _carry_suspicions(keep: Person, drop: Person) -> None:
    """Whoever was suspected to be `drop` may be `keep`: the pairs of `drop` rest while it is merged."""
    open_pairs = DuplicatePair.objects.filter(Q(first=drop) | Q(second=drop), state=DuplicatePair.State.OPEN)
    others = {pk for ids in open_pairs.values_list("first_id", "second_id") for pk in ids} - {keep.pk, drop.pk}
    kept = next(iter(records.of_persons([keep.pk])), None)
    if kept is None or not others:
        return
    compared = [Suspicion.of(kept, other, compare(kept, other)) for other in records.of_persons(others)]
    raise_pairs([one for one in compared if one.likeness.is_suspect], DuplicatePair.FoundBy.HAND)
