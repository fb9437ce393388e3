"""A commune's decision is stored with what it gives, whether decided alone or with the whole round."""

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.trail import audited

from ...decision_checks import CommuneDecision, decision_problems
from ...models import Decision, ReviewRound, Step
from ...rounds import communes_of, decisions_of
from ...separation import refuse_own_forms
from ...steps import season_of
from .outcomes import give_results
from .refusals import refuse_by_result
from .steps import take_step


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
