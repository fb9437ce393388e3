"""The checks that every way into the registry shares: one household or a hundred thousand."""

from collections.abc import Iterator
from datetime import date

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem

from .messages import Message
from .models import BirthPrecision, Relation, Sex
from .models.ethnicities import is_ethnicity
from .models.newcomers import ADDRESS_LIMIT, AGE_LIMIT, NAME_LIMIT, NewHousehold, NewMember
from .models.personal_numbers import is_personal_number

_SEXES, _RELATIONS = frozenset(Sex.values), frozenset(Relation.values)  # `values` builds its list at every look


def household_problems(new: NewHousehold, label: str) -> Iterator[Problem]:
    """What is wrong with a household on its own, without a look at the database; `label` says which it is."""
    if not new.members:
        yield Problem(Message.NO_MEMBER, {"household": label}, ("members",))
    heads = sum(member.relation == Relation.HEAD for member in new.members)
    if new.members and heads != 1:
        yield Problem(Message.NOT_ONE_HEAD, {"household": label, "count": heads}, ("members",))
    if len(new.address) > ADDRESS_LIMIT:
        yield Problem(Message.ADDRESS_TOO_LONG, {"household": label, "limit": ADDRESS_LIMIT}, ("address",))
    for position, member in enumerate(new.members):
        yield from member_problems(member, new.registered_on, label, position)


def member_problems(member: NewMember, day: date, household: str, position: int) -> Iterator[Problem]:
    """What is wrong with one member who joins on `day`."""
    says = {"household": household, "member": member_label(member, position)}

    def problem(message: Message, field: str, **values: object) -> Problem:
        return Problem(message, {**says, **values}, ("members", position, field))

    if not member.full_name.strip():
        yield problem(Message.NAME_EMPTY, "full_name")
    if len(member.full_name) > NAME_LIMIT:
        yield problem(Message.NAME_TOO_LONG, "full_name", limit=NAME_LIMIT)
    if member.sex not in _SEXES:
        yield problem(Message.UNKNOWN_SEX, "sex", value=member.sex)
    if member.relation not in _RELATIONS:
        yield problem(Message.UNKNOWN_RELATION, "relation", value=member.relation)
    if not is_ethnicity(member.ethnicity):
        yield problem(Message.UNKNOWN_ETHNICITY, "ethnicity", value=member.ethnicity)
    if member.personal_number is not None and not is_personal_number(member.personal_number):
        yield problem(Message.NUMBER_NOT_12_DIGITS, "personal_number")
    yield from _birth_problems(member, day, says, position)


def member_label(member: NewMember, position: int) -> str:
    """How a sentence names the member: by name, or by place in the list."""
    return member.full_name.strip() or f"thành viên thứ {position + 1}"


def _birth_problems(member: NewMember, day: date, says: dict[str, str], position: int) -> Iterator[Problem]:
    birth, where = member.birth_date, ("members", position, "birth_date")
    shown = {**says, "birth": date_digits(birth)}
    if birth > day:
        yield Problem(Message.BIRTH_AFTER_DAY, {**shown, "day": date_digits(day)}, where)
    if day.year - birth.year > AGE_LIMIT:
        yield Problem(Message.BIRTH_TOO_EARLY, {**shown, "limit": AGE_LIMIT}, where)
    if not _unknown_part_is_one(birth, member.birth_precision):
        precision = BirthPrecision(member.birth_precision).label
        yield Problem(Message.BIRTH_PRECISION, {**shown, "precision": precision}, where)


def _unknown_part_is_one(birth: date, precision: BirthPrecision) -> bool:
    if precision == BirthPrecision.DAY:
        return True
    return birth.day == 1 and (precision == BirthPrecision.MONTH or birth.month == 1)
