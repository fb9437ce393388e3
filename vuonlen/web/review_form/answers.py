"""What was typed into the page, as facts; what cannot be read is kept as typed, with a sentence beside it."""

from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from vuonlen.kernel.format import parse_number
from vuonlen.reviews.queries.fact_sheets import PERSON, Member

from ..messages import Message
from .questions import NO, UNANSWERED, YES, Question, Section

Sheet = dict[str, Any]


def read_answers(sections: Iterable[Section], members: Iterable[Member], posted: QueryDict) -> Sheet:
    """Put the typed answers into the questions and return the facts they make.

    A question that the page left out (its condition does not hold) is unanswered. One that cannot be read
    gets its error and is left out of the facts.
    """
    sheet: Sheet = {"household": {}, "persons": [{PERSON: member.person_id} for member in members]}
    persons = {person[PERSON]: person for person in sheet["persons"]}
    for section in sections:
        for question in section.questions:
            _take(question, _typed(question, posted))
            if question.answer and not question.error:
                target = sheet["household"] if question.person_id is None else persons[question.person_id]
                target[question.code] = _value(question)
    return sheet


def is_clean(sections: Iterable[Section]) -> bool:
    """Whether every answer could be read."""
    return not any(question.error for section in sections for question in section.questions)


def _typed(question: Question, posted: QueryDict) -> str:
    if question.kind == "codes":
        return ",".join(dict.fromkeys(posted.getlist(question.name)))
    return str(posted.get(question.name, UNANSWERED)).strip()


def _take(question: Question, text: str) -> None:
    question.answer = text
    if not text or question.options:
        return
    try:
        _value(question)
    except ValueError:
        question.error = Message.NOT_A_NUMBER.text(field=question.label, value=text)


def _value(question: Question) -> Any:
    if question.kind == "boolean":
        return {YES: True, NO: False}.get(question.answer, question.answer)
    if question.kind == "choice":
        return question.answer
    if question.kind == "codes":
        return question.answer.split(",")
    value = parse_number(question.answer)
    if question.kind == "integer":
        if value != value.to_integral_value():
            raise ValueError(question.answer)
        return int(value)
    return float(value)
