from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ..models import Membership, Person
from ..models.personal_numbers import decrypt, mask


def masked_number(person: Person) -> str:
    """The number with all but its last three digits hidden; empty when none is known."""
    number = _number(person)
    return mask(number) if number else ""


def reveal_number(scope: Scope, person: Person) -> str:
    """The whole number, empty when none is known; the look is logged.

    The person must belong on the scope's day to a household where the user has the right: otherwise OutOfArea
    or PermissionMissing, and the refusal is the caller's to log.
    """
    there = Membership.objects.filter(person=person, valid__contains=scope.on).select_related("household").first()
    if there is None:
        raise OutOfArea
    scope.require(Permission.SEE_PERSONAL_NUMBER, there.household.commune_id)
    log_access(
        user=scope.user,
        action="person.reveal_number",
        subject=f"person {person.pk}",
        outcome=AccessLog.Outcome.ALLOWED,
    )
    return _number(person)


def _number(person: Person) -> str:
    if person.personal_number_cipher is None or person.personal_number_index is None:
        return ""
    return decrypt(bytes(person.personal_number_cipher), bytes(person.personal_number_index))
