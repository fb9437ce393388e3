from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import BirthPrecision, Household, HouseholdEvent, Person
from ..models.newcomers import NewMember
from .shared.admission import admit
from .shared.household import label_of


@verb("household.birth")
def record_birth(*, actor: User, scope: Scope, household: Household, new: NewMember, reason: str = "") -> Person:
    """A child is born into the household, a member from the day of birth.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    if new.birth_precision != BirthPrecision.DAY:
        says = {"household": label_of(household), "member": new.full_name}
        refuse_if([Problem(Message.BIRTH_NOT_TO_THE_DAY, says, ("members", 0, "birth_date"))])
    return admit(
        actor=actor,
        scope=scope,
        household=household,
        new=new,
        day=new.birth_date,
        reason=reason.strip() or _("sinh"),
        kind=HouseholdEvent.Kind.BIRTH,
    )
