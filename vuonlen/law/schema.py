"""The JSON Schema of a fact sheet, generated from the variables and parameters of the law."""

from datetime import date
from functools import lru_cache
from typing import Any

from vuonlen.kernel.format import date_digits
from vuonlen.law.errors import LawError
from vuonlen.law.facts import FACTS, Fact
from vuonlen.law.messages import NOT_ITS_DAY
from vuonlen.law.recorded import recorded_under
from vuonlen.law.requirements import facts_used_on, requirements_on
from vuonlen.law.standards import Standard, complete_standard_on, standard_by_id, standard_on
from vuonlen.law.version import LAW_VERSION

_TYPES: dict[str, dict[str, Any]] = {
    "bool": {"type": ["boolean", "null"]},
    "enum": {"type": ["string", "null"]},
    "int": {"type": ["integer", "null"], "minimum": 0, "maximum": 2**31 - 1},
    "float": {"type": ["number", "null"], "minimum": 0},
    "date": {"type": ["string", "null"], "format": "date"},
    "codes": {"type": ["array", "null"], "uniqueItems": True},
}


def required_facts(standard: Standard | str, on: date | None = None) -> dict[str, Any]:
    """Return the schema (draft 2020-12) of a fact sheet under a standard.

    Args:
        standard: the standard or its identifier.
        on: the day of the law, by default the first day of the standard.

    No property is required: a sheet may be stored half filled. `x-required-when` says when the answer is
    needed for an outcome, an empty list that it never is; the extensions are described in README.md.

    All callers share the answer: whoever changes it takes a copy.

    Raises:
        LawError: LUAT-003, LUAT-011 the day is not one of the standard's.
        MissingTableError: LUAT-002, the indicators of the standard are not known.
    """
    chosen = standard_by_id(standard) if isinstance(standard, str) else standard
    day = on or chosen.applies_from
    if complete_standard_on(day) != chosen:
        raise _not_its_day(chosen, day)
    return _schema(chosen, day)


@lru_cache(maxsize=64)
def _schema(chosen: Standard, day: date) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": chosen.name_vi,
        "x-standard": chosen.id,
        "x-law-version": LAW_VERSION,
        "type": "object",
        "required": ["household", "persons"],
        "additionalProperties": False,
        "properties": {
            "household": _object("household", day),
            "persons": {"type": "array", "title": "Thành viên của hộ", "items": _object("person", day)},
        },
    }


def _not_its_day(standard: Standard, day: date) -> LawError:
    first, last = date_digits(standard.applies_from), date_digits(standard.applies_to)
    return LawError(NOT_ITS_DAY, day=date_digits(day), standard=standard.id, first=first, last=last)


def _object(entity: str, day: date) -> dict[str, Any]:
    used = [FACTS[code] for code in facts_used_on(day) if FACTS[code].entity == entity]
    properties = {fact.code: _property(fact, day) for fact in used}
    if entity == "household":
        properties["aged_on"] = _property(FACTS["aged_on"], day)
        properties |= {fact.code: _property(fact, day) for fact in recorded_under(standard_on(day).id)}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _property(fact: Fact, day: date) -> dict[str, Any]:
    described: dict[str, Any] = {**_TYPES[fact.kind], "title": fact.label_vi, "x-source": fact.source}
    if fact.unit:
        described["x-unit"] = fact.unit
    if fact.kind == "enum":
        described["enum"] = [*fact.codes, None]
        described["x-labels"] = dict(zip(fact.codes, fact.labels_vi, strict=True))
    if fact.kind == "codes":
        described["x-labels"] = dict(zip(fact.codes, fact.labels_vi, strict=True))
        labelled = {key: value for key, value in described.items() if key != "uniqueItems"}
        described["items"] = {**labelled, "type": ["string"], "enum": list(fact.codes)}
    asked = [requirement for requirement in requirements_on(day) if requirement.fact == fact.code]
    described["x-indicators"] = list(dict.fromkeys(each.indicator for each in asked if each.indicator))
    described["x-required-when"] = [each.as_condition() for each in asked]
    return described
