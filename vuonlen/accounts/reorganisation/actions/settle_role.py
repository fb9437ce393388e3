from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places import queries as places
from vuonlen.places.models import Place, Succession

from ...actions import assign_role
from ...actions.errors import RoleRefused
from ...messages import Message
from ...models import Role, RoleAssignment, RoleStep, User
from ...queries.scope import scope_of

_Kind = RoleStep.Kind


@verb("role.settle")
def settle_role(*, actor: User, assignment_id: int, successor_id: int | None, reason: str) -> RoleStep:
    """Say of a role that waits where it goes on (`successor_id`), or that it has ended (None), and on what ground.

    Raises RoleRefused (it does not wait, the place took no part, no ground given, the person holds a role that
    excludes it), OutOfArea or PermissionMissing.
    """
    held = RoleAssignment.objects.select_for_update(of=("self",)).filter(pk=assignment_id).first()
    step = RoleStep.objects.filter(assignment=assignment_id).order_by("-pk").first()
    if held is None or step is None:
        raise OutOfArea
    _require(scope_of(actor, step.on), held, step.on)
    reason = reason.strip()[:300]
    if not reason:
        raise RoleRefused(Message.ROLE_REASON_EMPTY.text())
    if step.kind != _Kind.WAITS:
        raise RoleRefused(Message.ROLE_NOT_WAITING.text())
    given = None if successor_id is None else _give(actor, held, _successor(held, successor_id, step.on), step)
    kind = _Kind.PASSED if given else _Kind.ENDED
    return held.steps.create(kind=kind, on=step.on, until=step.until, successor=given, reason=reason, by=actor)


def _require(scope: Scope, held: RoleAssignment, on: date) -> None:
    """The right in every commune of the places that took over, so that no commune settles what concerns another."""
    heirs = Succession.objects.filter(predecessor=held.place_id, on=on).values_list("successor_id", flat=True)
    needed = frozenset().union(*places.commune_ids_under(set(heirs), on).values())
    if not needed or not needed <= scope.commune_ids:
        raise OutOfArea
    if not needed <= scope.communes_with(Permission.FOLLOW_ROLES):
        raise PermissionMissing(Permission.FOLLOW_ROLES)


def _successor(held: RoleAssignment, successor_id: int, on: date) -> Place:
    link = Succession.objects.filter(predecessor=held.place_id, successor=successor_id, on=on).first()
    if link is None:
        there, old = places.version_on(successor_id, on), held.place.versions.order_by("-valid").first()
        raise RoleRefused(Message.ROLE_NOT_THERE.text(place=there or "–", old=old or "–"))
    return link.successor


def _give(actor: User, held: RoleAssignment, place: Place, step: RoleStep) -> RoleAssignment:
    return assign_role(
        actor=actor, user=held.user, role=Role(held.role), place=place, valid=DateRange(step.on, step.until)
    )
