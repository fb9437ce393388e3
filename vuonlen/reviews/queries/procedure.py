"""By which procedure a round is held on a day, and which steps that has."""

from datetime import date

from vuonlen.kernel.problems import Problem, Refused
from vuonlen.law import LawError, Procedure, procedure_on

from ..messages import Message
from ..models import ReviewRound, Step


def law_of(review: ReviewRound, on: date) -> Procedure:
    """The procedure of the round's kind on a day; Refused when it is not known."""
    try:
        return procedure_on(review.kind, on)
    except LawError as error:
        raise Refused([Problem(Message.LAW_REFUSES, {"sentence": f"{error} [{error.code}]"})]) from error


def chain(law: Procedure) -> tuple[Step, ...]:
    """The steps of a kind of round in their order; `recheck` stands between a posting and the next."""
    steps = [Step.SURVEY]
    if law.village_meeting:
        steps.append(Step.MEETING)
    steps.append(Step.POSTING)
    if law.opinion_level:
        steps += [Step.REPORTED, Step.OPINION]
    steps.append(Step.DECIDED)
    if law.certificate:
        steps.append(Step.CERTIFIED)
    return (*steps, Step.FROZEN)
