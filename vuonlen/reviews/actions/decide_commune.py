from dataclasses import dataclass
from datetime import date

from django.db import transaction

from vuonlen.accounts.models import User
from vuonlen.accounts.permissions import Permission
from vuonlen.accounts.scope import Scope
from vuonlen.registry.problems import refuse_if

from ..decision_checks import decision_problems
from ..models import Decision, ReviewRound
from ..rounds import communes_of, decisions_of, lock_for_decision
from ..statuses import give_statuses


@dataclass(frozen=True)
class CommuneDecision:
    """A commune chair's decision on paper: number, day, who signed."""

    commune_id: int
    number: str
    signed_on: date
    signer: str


@transaction.atomic
def decide_commune(
    *,
    actor: User,
    scope: Scope,
    round: ReviewRound,
    commune_id: int,
    number: str,
    signed_on: date,
    signer: str,
) -> Decision:
    """Record the decision that closes the round for a commune, and give its households their statuses.

    Refused while a listed household has no form, or a form is incomplete or not classified under the law as
    loaded; and the second time. Raises Refused, OutOfArea or PermissionMissing.
    """
    review = lock_for_decision(round)
    decision = store_decision(actor, scope, review, CommuneDecision(commune_id, number, signed_on, signer))
    close_when_complete(review)
    round.state = review.state
    return decision


def store_decision(actor: User, scope: Scope, review: ReviewRound, paper: CommuneDecision) -> Decision:
    """Check and store one commune's decision; `review` is locked."""
    scope.require(Permission.DECIDE_ROUND, paper.commune_id)
    refuse_if(decision_problems(review, paper.commune_id, paper.number, paper.signed_on, paper.signer))
    decision = Decision.objects.create(
        round=review,
        commune_id=paper.commune_id,
        number=paper.number.strip(),
        signed_on=paper.signed_on,
        signer=paper.signer.strip(),
        effective_on=review.effective_on,
        recorded_by=actor,
    )
    give_statuses(decision)
    return decision


def close_when_complete(review: ReviewRound) -> None:
    """Mark the round decided once every commune has its decision."""
    if communes_of(review) <= decisions_of(review).keys():
        review.state = ReviewRound.State.DECIDED
        review.save(update_fields=["state"])
