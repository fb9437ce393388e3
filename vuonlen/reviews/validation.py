"""Fact sheets against the JSON Schema of the standard; what is wrong, in Vietnamese sentences."""

import math
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from jsonschema import Draft202012Validator, TypeChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.problems import Problem
from vuonlen.law import required_facts

from .messages import Message
from .queries.fact_sheets import PERSON, Member

_EXPECTED = {
    "boolean": gettext_lazy("có hoặc không"),
    "integer": gettext_lazy("số nguyên"),
    "number": gettext_lazy("một số"),
    "string": gettext_lazy("một câu trả lời trong danh sách"),
    "array": gettext_lazy("các câu trả lời trong danh sách"),
}


def sheet_problems(
    sheet: Any, standard: str, on: date, household: str, members: list[Member], reviewed_on: date
) -> Iterator[Problem]:
    """What is wrong with the answers of one household; unanswered questions are not wrong."""
    names = {member.person_id: member.full_name for member in members}
    errors = list(_validator(standard, on).iter_errors(sheet))
    for error in errors:
        yield _translated(error, sheet, household, names)
    if not errors:
        yield from _member_problems(sheet, household, names, reviewed_on)


def _member_problems(
    sheet: Mapping[str, Any], household: str, names: Mapping[int, str], day: date
) -> Iterator[Problem]:
    ids = [person[PERSON] for person in sheet["persons"]]
    if any(person_id not in names for person_id in ids):
        yield Problem(Message.NOT_A_MEMBER, {"household": household, "day": date_digits(day)})
    for person_id in sorted({one for one in ids if ids.count(one) > 1} & names.keys()):
        yield Problem(Message.MEMBER_TWICE, {"where": f"{household}, {names[person_id]}"})


def _translated(error: ValidationError, sheet: Any, household: str, names: Mapping[int, str]) -> Problem:
    path = tuple(error.absolute_path)
    where = ", ".join([household, *_steps(path, sheet, names, error)])
    kind, limit, fact = str(error.validator), error.validator_value, error.schema
    shown = {"where": where, "value": error.instance, "limit": limit}
    if kind == "additionalProperties":
        return Problem(Message.UNKNOWN_FACT, shown, path)
    if kind == "enum":
        choices = ", ".join(fact["x-labels"].values())
        return Problem(Message.NOT_A_CHOICE, {**shown, "choices": choices}, path)
    if kind in ("minimum", "maximum"):
        return Problem(Message.TOO_SMALL if kind == "minimum" else Message.TOO_LARGE, shown, path)
    if kind == "type" and "x-source" in fact:
        return Problem(Message.WRONG_TYPE, {**shown, "expected": _EXPECTED[fact["type"][0]]}, path)
    return Problem(Message.MALFORMED, shown, path)


def _steps(path: tuple[str | int, ...], sheet: Any, names: Mapping[int, str], error: ValidationError) -> Iterator[str]:
    """The member and the field a path leads to, as a person calls them."""
    if len(path) > 1 and path[0] == "persons":
        person = sheet["persons"][path[1]]
        person_id = person.get(PERSON) if isinstance(person, Mapping) else None
        yield names.get(person_id or 0, _("thành viên thứ {position}").format(position=int(path[1]) + 1))
    if error.validator == "additionalProperties":
        extra = sorted(str(key) for key in error.instance.keys() - error.schema["properties"].keys())
        yield _("mục “{field}”").format(field=extra[0])
    elif "title" in error.schema and "x-source" in error.schema:
        yield _("mục “{field}”").format(field=error.schema["title"])


@lru_cache(maxsize=64)
def _validator(standard: str, on: date) -> Draft202012Validator:
    schema = deepcopy(required_facts(standard, on))
    for described in (schema["properties"]["household"], schema["properties"]["persons"]["items"]):
        for fact in described["properties"].values():
            if fact["x-source"] != "form":  # whatever a caller says there, the system knows better
                fact.pop("type", None)
    person = schema["properties"]["persons"]["items"]
    person["properties"][PERSON] = {"type": "integer"}
    person["required"] = [PERSON]
    return _STRICT(schema)


def _is_finite_number(checker: TypeChecker, value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_whole_number(checker: TypeChecker, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


# NaN is a number to Python and 1.0 an integer to JSON Schema; the law takes neither.
_STRICT = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine_many(
        {"number": _is_finite_number, "integer": _is_whole_number}
    ),
)
