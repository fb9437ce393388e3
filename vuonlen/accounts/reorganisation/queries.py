from dataclasses import dataclass
from datetime import timedelta

from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.places import queries as places
from vuonlen.places.models import PlaceVersion, Succession

from ..models import Role, RoleStep


@dataclass(frozen=True)
class RoleStanding:
    """One role that met a reorganisation: how it stands, where it was held, where it goes on or may go on."""

    step: RoleStep
    old: PlaceVersion | None
    new: PlaceVersion | None
    choices: tuple[PlaceVersion, ...]  # of a role that waits

    @property
    def user(self) -> str:
        """Whose role it is."""
        return str(self.step.assignment.user)

    @property
    def role(self) -> str:
        """What the role is called."""
        return str(Role(self.step.assignment.role).label)

    @property
    def waits(self) -> bool:
        """Whether somebody must still say where it goes on."""
        return self.step.kind == RoleStep.Kind.WAITS


def roles_followed(scope: Scope) -> list[RoleStanding]:
    """The newest step of each role whose old place lay in the user's area, those that wait first.

    The area is that of the right to follow roles, in the boundaries of the day before each reorganisation.
    """
    newest = RoleStep.objects.order_by("assignment", "-pk").distinct("assignment")
    steps = RoleStep.objects.filter(pk__in=newest.values("pk")).select_related("assignment__user", "by", "successor")
    found = [_standing(step) for step in steps.order_by("assignment__user__username", "pk") if _is_theirs(step, scope)]
    return sorted(found, key=lambda one: not one.waits)


def _is_theirs(step: RoleStep, scope: Scope) -> bool:
    """Held for a place the old place lay under; roles anywhere else see nothing of it."""
    old = _old(step)
    own = {grant.place_id for grant in scope.grants if Permission.FOLLOW_ROLES in grant.rights}
    return old is not None and bool(own & set(old.path))


def _standing(step: RoleStep) -> RoleStanding:
    new = places.version_on(step.successor.place_id, step.on) if step.successor else None
    heirs: list[int] = []
    if step.kind == RoleStep.Kind.WAITS:
        links = Succession.objects.filter(predecessor=step.assignment.place_id, on=step.on)
        heirs = list(links.values_list("successor_id", flat=True))
    choices = sorted(places.names_on(heirs, step.on).values(), key=lambda one: one.code)
    return RoleStanding(step, _old(step), new, tuple(choices))


def _old(step: RoleStep) -> PlaceVersion | None:
    return places.version_on(step.assignment.place_id, step.on - timedelta(days=1))
