from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.accounts.models import User
from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places.models import Level
from vuonlen.places.queries import version_on

from ..messages import Message
from ..models import Household, HouseholdEvent, PastResidence
from .shared.household import label_of, locked_household, note, refuse_day
from .signals import household_moved


@verb("household.move")
def move_household(
    *, actor: User, scope: Scope, household: Household, village_id: int, on: date, reason: str, address: str = ""
) -> Household:
    """The household lives in another village from `on`; into another commune the actor needs the right in both.

    Its former place, its status and its forms stay as they were. Raises Refused, OutOfArea or PermissionMissing.
    """
    household = locked_household(scope, household)
    refuse_day(household, on, reason)
    commune_id = _commune_of(household, village_id, on)
    scope.require(Permission.REGISTER_HOUSEHOLD, commune_id)
    if village_id == household.village_id:
        refuse_if([Problem(Message.SAME_VILLAGE, {"household": label_of(household)}, ("village",))])
    former = household.commune_id
    since = household.resident_since or household.registered_on
    places = {"village_id": household.village_id, "commune_id": former}
    household.village_id, household.commune_id, household.resident_since = village_id, commune_id, on
    household.address = address.strip()
    household.save(update_fields=["village", "commune", "resident_since", "address"])
    PastResidence.objects.create(household=household, valid=DateRange(since, on), **places)
    kind = HouseholdEvent.Kind.MOVED_WITHIN if commune_id == former else HouseholdEvent.Kind.MOVED_ACROSS
    note(actor=actor, household=household, kind=kind, day=on, reason=reason)
    household_moved.send(sender=Household, household=household, from_commune_id=former, on=on)
    return household


def _commune_of(household: Household, village_id: int, on: date) -> int:
    village = version_on(village_id, on)
    if village is None or village.level != Level.VILLAGE or village.parent_id is None:
        says = {"household": label_of(household), "day": date_digits(on)}
        refuse_if([Problem(Message.VILLAGE_NOT_IN_COMMUNE, says, ("village",))])
        raise AssertionError
    return village.parent_id
