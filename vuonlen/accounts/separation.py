"""Who records does not decide: which roles exclude each other.

The roles are also kept apart by a trigger (`guards.sql`); a test holds the two lists against each other.
"""

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.places.models import PlaceVersion

from .models import Role, RoleAssignment, User

RECORDING = frozenset({Role.SURVEYOR, Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER})
DECIDING = frozenset({Role.COMMUNE_CHAIR, Role.DISTRICT_CHAIR, Role.PROVINCE_CHAIR})


def excluded_by(role: Role) -> tuple[frozenset[Role], frozenset[Role]]:
    """The roles nobody holds together with `role`: in the same place or above or under it; anywhere at all."""
    if role == Role.OPERATOR:
        return frozenset(), RECORDING | DECIDING
    operator = frozenset({Role.OPERATOR})
    if role in DECIDING:
        return RECORDING, operator
    if role in RECORDING:
        return DECIDING, operator
    return frozenset(), frozenset()


def incompatible_role(user: User, role: Role, place_id: int, valid: DateRange) -> RoleAssignment | None:
    """An assignment of `user` on a day of `valid` that excludes `role` for the place."""
    nearby, anywhere = excluded_by(role)
    held = RoleAssignment.objects.filter(user=user, valid__overlap=valid, role__in=nearby | anywhere)
    for assignment in held:
        if assignment.role in anywhere or _one_line(assignment.place_id, place_id):
            return assignment
    return None


def _one_line(place_id: int, other_id: int) -> bool:
    """Whether the places are the same, or one has ever been above the other."""
    return PlaceVersion.objects.filter(path__contains=[place_id, other_id]).exists() or place_id == other_id
