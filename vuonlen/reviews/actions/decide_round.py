from collections.abc import Iterator, Sequence

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.problems import Problem, Refused, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..decision_checks import CommuneDecision
from ..messages import Message
from ..models import Decision, ReviewRound
from ..rounds import commune_names, communes_of, decisions_of, lock_for_decision, shortened
from .shared.decisions import close_when_complete, store_decision


@verb("round.decide")
def decide_round(
    *, actor: User, scope: Scope, round: ReviewRound, decisions: Sequence[CommuneDecision]
) -> list[Decision]:
    """Record the decisions of every commune that has none yet, all or nothing, and mark the round decided.

    Raises Refused with the problems of all communes, OutOfArea or PermissionMissing.
    """
    review = lock_for_decision(round)
    require_everywhere(scope, Permission.DECIDE_ROUND, communes_of(review))
    refuse_if(_undecided(review, decisions))
    stored: list[Decision] = []
    problems: list[Problem] = []
    for paper in decisions:
        try:
            stored.append(store_decision(actor, scope, review, paper))
        except Refused as refused:
            problems += refused.problems
    refuse_if(problems)
    close_when_complete(review)
    round.state = review.state
    return stored


def _undecided(review: ReviewRound, decisions: Sequence[CommuneDecision]) -> Iterator[Problem]:
    left = communes_of(review) - decisions_of(review).keys() - {paper.commune_id for paper in decisions}
    if left:
        names = sorted(version.full_name for version in commune_names(review, left).values())
        yield Problem(Message.COMMUNES_UNDECIDED, {"count": len(names), "names": shortened(names)})
