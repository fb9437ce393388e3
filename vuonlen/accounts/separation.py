"""Who records does not decide: which roles exclude each other, and the rule on one's own forms.

The roles are also kept apart by a trigger (migration 0004); a test holds the two lists against each other.
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.places.models import PlaceVersion

from .messages import Message
from .models import Role, RoleAssignment, User

RECORDING = frozenset({Role.SURVEYOR, Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER})
DECIDING = frozenset({Role.COMMUNE_CHAIR, Role.DISTRICT_CHAIR, Role.PROVINCE_CHAIR})


class OwnRecord(PermissionDenied):
    """The person is about to decide on what the person recorded."""

    def __init__(self) -> None:
        super().__init__(Message.OWN_RECORD.text())


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


def decides_on_own(actor: User, recorder_ids: Iterable[int | None]) -> bool:
    """Whether `actor` is among those who recorded what is to be decided."""
    return actor.pk in recorder_ids


def refuse_own_record(actor: User, recorder_ids: Iterable[int | None]) -> None:
    """Nobody decides on a form he recorded: raises OwnRecord, to be called by every verb that decides.

    `recorder_ids` are the ids of the users who recorded any version of the forms that the decision rests on.
    """
    if decides_on_own(actor, recorder_ids):
        raise OwnRecord


def _one_line(place_id: int, other_id: int) -> bool:
    """Whether the places are the same, or one has ever been above the other."""
    return PlaceVersion.objects.filter(path__contains=[place_id, other_id]).exists() or place_id == other_id
