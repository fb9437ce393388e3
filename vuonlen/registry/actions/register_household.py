from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope

from ..models import Household
from ..models.newcomers import NewHousehold
from .register_households import register_households


def register_household(*, actor: User, scope: Scope, new: NewHousehold) -> Household:
    """Register one household with its members; the commune's next code is given unless `new` brings one.

    Raises Refused with every problem found, OutOfArea or PermissionMissing.
    """
    [pk] = register_households(actor=actor, scope=scope, new=[new])
    return Household.objects.get(pk=pk)
