from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb
from vuonlen.places.models import Level, Place, PlaceVersion

from ..messages import Message
from ..models import Role, RoleAssignment, User
from ..separation import incompatible_role
from .errors import RoleRefused

_ANY_LEVEL = frozenset({Level.PROVINCE, Level.DISTRICT, Level.COMMUNE})
#: For which places a role is held; villages have none of their own: rights end at the commune.
_LEVELS = dict.fromkeys(Role, _ANY_LEVEL) | {
    Role.COMMUNE_OFFICER: frozenset({Level.COMMUNE}),
    Role.COMMUNE_CHAIR: frozenset({Level.COMMUNE}),
    Role.VILLAGE_HEAD: frozenset({Level.COMMUNE}),
    Role.DISTRICT_OFFICER: frozenset({Level.DISTRICT}),
    Role.DISTRICT_CHAIR: frozenset({Level.DISTRICT}),
    Role.PROVINCE_OFFICER: frozenset({Level.PROVINCE}),
    Role.PROVINCE_CHAIR: frozenset({Level.PROVINCE}),
}


@verb("role.assign")
def assign_role(*, actor: Actor, user: User, role: Role, place: Place, valid: DateRange) -> RoleAssignment:
    """Give `user` the role for the place over a range of days; `actor` is whoever sets the system up.

    Raises RoleRefused when the range is empty, the place does not exist on any day of it or is of another level than
    the role, or the user holds this role there, or one that excludes it, on one of its days.
    """
    if valid.isempty or (valid.lower is not None and valid.upper is not None and valid.lower >= valid.upper):
        raise RoleRefused(Message.ROLE_RANGE_EMPTY.text())
    version = PlaceVersion.objects.filter(place=place, valid__overlap=valid).order_by("-valid").first()
    if version is None:
        raise RoleRefused(Message.PLACE_NOT_VALID.text())
    _refuse_level(role, version)
    User.objects.select_for_update().get(pk=user.pk)  # two administrators at once: the second sees the first's row
    if RoleAssignment.objects.filter(user=user, role=role, place=place, valid__overlap=valid).exists():
        values = {"user": user, "role": Role(role).label, "place": version.full_name}
        raise RoleRefused(Message.ROLE_OVERLAPS.text(**values))
    _refuse_incompatible(user, role, version, valid)
    return RoleAssignment.objects.create(user=user, role=role, place=place, valid=valid)


def _refuse_level(role: Role, place: PlaceVersion) -> None:
    if place.level not in _LEVELS[role] and not (Level.COMMUNE in _LEVELS[role] and place.keeps_households):
        raise RoleRefused(Message.ROLE_WRONG_LEVEL.text(role=Role(role).label, place=place.full_name))


def _refuse_incompatible(user: User, role: Role, place: PlaceVersion, valid: DateRange) -> None:
    held = incompatible_role(user, role, place.place_id, valid)
    if held is None:
        return
    there = PlaceVersion.objects.filter(place_id=held.place_id, valid__overlap=held.valid).order_by("-valid").first()
    values = {"user": user, "held": Role(held.role).label, "place": there.full_name if there else "–"}
    raise RoleRefused(Message.ROLES_INCOMPATIBLE.text(**values, role=Role(role).label))
