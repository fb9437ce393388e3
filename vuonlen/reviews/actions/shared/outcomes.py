"""What a decision gives: statuses to households, or recognition to persons, by the kind of round."""

from ...models import Decision
from .recognitions import end_of_listed, give_recognitions
from .statuses import give_statuses


def give_results(decision: Decision) -> None:
    """Give what the forms of the decision's commune found, from its effective day."""
    if decision.review.recognises_persons:
        give_recognitions(decision)
    else:
        end_of_listed(give_statuses(decision))
