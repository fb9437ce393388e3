from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places.models import PlaceVersion

from ..messages import Message
from ..models import Assignment, ReviewRound
from ..rights import require_running
from ..rounds import communes_of


@verb("round.assign_village")
def assign_village(*, actor: User, scope: Scope, round: ReviewRound, village_id: int, surveyor: User) -> Assignment:
    """Let a surveyor review the households of a village; naming the same person again changes nothing.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    village = PlaceVersion.objects.filter(place=village_id, valid__contains=round.reviewed_on).first()
    if village is None:
        raise OutOfArea
    commune_id = village.parent_id or village_id
    require_running(scope, [commune_id])
    if commune_id not in communes_of(round):
        refuse_if([Problem(Message.VILLAGE_OUTSIDE_ROUND)])
    if not scope_of(surveyor, round.reviewed_on).can(Permission.RECORD_FORM, commune_id):
        says = {"village": village.full_name, "surveyor": surveyor}
        refuse_if([Problem(Message.SURVEYOR_WITHOUT_RIGHT, says, ("surveyor",))])
    found, _ = Assignment.objects.get_or_create(
        round=round, village_id=village_id, surveyor=surveyor, defaults={"assigned_by": actor}
    )
    return found
