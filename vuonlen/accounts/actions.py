"""Verbs of this room: give a role, and write down who looked at what."""

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.places.models import Place, PlaceVersion

from .errors import RoleRefused
from .messages import Message
from .models import AccessLog, Role, RoleAssignment, User


@transaction.atomic
def assign_role(*, user: User, role: Role, place: Place, valid: DateRange) -> RoleAssignment:
    """Give `user` the role for the place over a range of days; called by whoever sets the system up.

    Raises RoleRefused when the range is empty, the place does not exist on any day of it, or the user holds this role
    there on one of its days.
    """
    if valid.isempty or (valid.lower is not None and valid.upper is not None and valid.lower >= valid.upper):
        raise RoleRefused(Message.ROLE_RANGE_EMPTY.text())
    version = PlaceVersion.objects.filter(place=place, valid__overlap=valid).order_by("-valid").first()
    if version is None:
        raise RoleRefused(Message.PLACE_NOT_VALID.text())
    User.objects.select_for_update().get(pk=user.pk)  # two administrators at once: the second sees the first's row
    if RoleAssignment.objects.filter(user=user, role=role, place=place, valid__overlap=valid).exists():
        values = {"user": user, "role": Role(role).label, "place": version.full_name}
        raise RoleRefused(Message.ROLE_OVERLAPS.text(**values))
    return RoleAssignment.objects.create(user=user, role=role, place=place, valid=valid)


def log_access(
    *, user: User | None, action: str, subject: str, outcome: AccessLog.Outcome | str, address: str | None = None
) -> AccessLog:
    """Write one row of the access log: a look at personal data, or a request that was refused.

    `action` names the verb ("household.view"), `subject` what it was about ("household 123"); `user` is None when
    nobody had signed in. A subject too long for its column (a refused address may be anything) is cut.
    """
    return AccessLog.objects.create(
        user=user, action=action[:60], subject=subject[:120], outcome=outcome, address=address
    )
