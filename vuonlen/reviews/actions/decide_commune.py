from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..decision_checks import CommuneDecision
from ..models import Decision, ReviewRound
from ..rounds import lock_for_decision
from .shared.decisions import close_when_complete, store_decision


@verb("season.decide")
def decide_commune(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    commune_id: int,
    number: str,
    signed_on: date,
    signer: str,
    exit_number: str = "",
) -> Decision:
    """Record the decision that closes the round for a commune, and give its households their statuses.

    Refused while an objection is open, the list still hangs, the opinion that the law of `signed_on` asks for is
    missing, or a form is missing, incomplete or not classified under the law as loaded; and the second time.
    Raises Refused, OutOfArea, PermissionMissing or OwnRecord.
    """
    paper = CommuneDecision(commune_id, number, signed_on, signer, exit_number)
    scope.require(Permission.DECIDE_ROUND, commune_id)
    review = lock_for_decision(round)
    decision = store_decision(actor, scope, review, paper)
    close_when_complete(review)
    round.state = review.state
    return decision
