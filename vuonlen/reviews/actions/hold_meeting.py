from collections.abc import Mapping

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope

from ..meetings import Meeting, Vote
from ..models import ReviewRound, VillageMeeting
from .hold_meetings import hold_meetings


def hold_meeting(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    village_id: int,
    meeting: Meeting,
    votes: Mapping[int, Vote],
) -> VillageMeeting:
    """Record a village's meeting: `votes` are (agree, disagree) for each household not yet agreed on.

    A household with fewer agreeing than the law's share of those attending goes back to survey; the village meets
    again on it. Raises Refused, OutOfArea or PermissionMissing.
    """
    held = hold_meetings(actor=actor, scope=scope, round=round, meetings={village_id: (meeting, votes)})
    return held[0]
