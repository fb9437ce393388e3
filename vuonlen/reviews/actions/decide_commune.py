from dataclasses import dataclass
from datetime import date

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.trail import audited
from vuonlen.kernel.verb import verb

from ..decision_checks import decision_problems
from ..models import Decision, ReviewRound, Step
from ..rounds import communes_of, decisions_of, lock_for_decision
from ..separation import refuse_own_forms
from ..steps import season_of
from .shared.outcomes import give_results
from .shared.refusals import refuse_by_result
from .shared.steps import take_step


@dataclass(frozen=True)
class CommuneDecision:
    """A commune chair's decision on paper: number, day, who signed.

    `exit_number` is the number of the paper on households that leave the list, when it is one of its own.
    """

    commune_id: int
    number: str
    signed_on: date
    signer: str
    exit_number: str = ""


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


def store_decision(actor: User, scope: Scope, review: ReviewRound, paper: CommuneDecision) -> Decision:
    """Check and store one commune's decision; `review` is locked."""
    scope.require(Permission.DECIDE_ROUND, paper.commune_id)
    season = season_of(review, paper.commune_id)
    refuse_if(decision_problems(season, paper))
    refuse_own_forms(actor, review, paper.commune_id)
    decision = Decision.objects.create(
        round=review,
        commune_id=paper.commune_id,
        number=paper.number.strip(),
        exit_number=paper.exit_number.strip(),
        signed_on=paper.signed_on,
        signer=paper.signer.strip(),
        effective_on=review.effective_on,
        recorded_by=actor,
    )
    with audited(actor, "season.decide", decision=decision):  # each status is kept with what it rests on
        give_results(decision)
        refuse_by_result(decision, actor)
    take_step(season, Step.DECIDED, paper.signed_on, actor)
    return decision


def close_when_complete(review: ReviewRound) -> None:
    """Mark the round decided once every commune has its decision."""
    if communes_of(review) <= decisions_of(review).keys():
        review.state = ReviewRound.State.DECIDED
        review.save(update_fields=["state"])
