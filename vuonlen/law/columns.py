"""Fact sheets, as they come from a form or a file, turned into columns."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from vuonlen.law.errors import FactError
from vuonlen.law.facts import FACTS, Fact
from vuonlen.law.messages import BAD_SHEET, UNKNOWN_CODE, UNKNOWN_FACT, WRONG_TYPE
from vuonlen.law.population import COLUMN_TYPES, MISSING, Columns
from vuonlen.law.recorded import RECORDED

#: {"household": {fact: answer}, "persons": [{fact: answer}, ...]}; `None` or absence is "not answered".
FactSheet = Mapping[str, Any]

_EXPECTED = {
    "bool": "true hoặc false",
    "int": "số nguyên không âm",
    "float": "số không âm",
    "date": "ngày dạng NĂM-THÁNG-NGÀY, ví dụ 1985-03-02",
}


def encode(forms: Sequence[FactSheet]) -> tuple[Columns, Columns]:
    """Turn fact sheets into the columns of households and of persons.

    Returns every fact of every standard; `persons["household"]` is the position of the form. What a form records for
    the reports alone (`RECORDED`) is passed over.

    Raises:
        FactError: LUAT-004 unknown fact, LUAT-005 unknown code, LUAT-006 wrong type, LUAT-010 bad sheet.
    """
    places = [f"Phiếu {number}" for number in range(1, len(forms) + 1)]
    for place, form in zip(places, forms, strict=True):
        _check_shape(place, form)
    households = _columns("household", [form["household"] for form in forms], places)
    members = [(index, number) for index, form in enumerate(forms) for number in range(len(form["persons"]))]
    persons = _columns(
        "person",
        [forms[index]["persons"][number] for index, number in members],
        [f"{places[index]}, thành viên {number + 1}" for index, number in members],
    )
    persons["household"] = np.array([index for index, _ in members], dtype=np.int64)
    return households, persons


def _check_shape(place: str, form: FactSheet) -> None:
    household, persons = form.get("household"), form.get("persons")
    listed = isinstance(persons, list | tuple) and all(isinstance(person, Mapping) for person in persons)
    if not isinstance(household, Mapping) or not listed:
        raise FactError(BAD_SHEET, where=place)


def _columns(entity: str, rows: Sequence[Mapping[str, Any]], places: Sequence[str]) -> Columns:
    facts = {code: fact for code, fact in FACTS.items() if fact.entity == entity}
    recorded = {code for code, fact in RECORDED.items() if fact.entity == entity}
    for place, row in zip(places, rows, strict=True):
        unknown = row.keys() - facts.keys() - recorded
        if unknown:
            raise FactError(UNKNOWN_FACT, where=place, field=min(unknown))
    return {code: _column(fact, rows, places) for code, fact in facts.items()}


def _column(fact: Fact, rows: Sequence[Mapping[str, Any]], places: Sequence[str]) -> NDArray[Any]:
    column = np.full(len(rows), MISSING[fact.kind], dtype=COLUMN_TYPES[fact.kind])
    for index, row in enumerate(rows):
        value = row.get(fact.code)
        if value is not None:
            column[index] = _READERS[fact.kind](fact, value, places[index])
    return column


def _wrong_type(fact: Fact, value: object, place: str) -> FactError:
    return FactError(WRONG_TYPE, where=place, field=fact.code, value=repr(value), expected=_EXPECTED[fact.kind])


def _read_bool(fact: Fact, value: object, place: str) -> int:
    if not isinstance(value, bool):
        raise _wrong_type(fact, value, place)
    return int(value)


def _read_enum(fact: Fact, value: object, place: str) -> int:
    if value not in fact.codes:
        known = ", ".join(fact.codes)
        raise FactError(UNKNOWN_CODE, where=place, field=fact.code, value=repr(value), known=known)
    return fact.codes.index(value)


def _read_int(fact: Fact, value: object, place: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**31:
        raise _wrong_type(fact, value, place)
    return value


def _read_float(fact: Fact, value: Any, place: str) -> float:
    if isinstance(value, bool | str) or not hasattr(value, "__float__"):
        raise _wrong_type(fact, value, place)
    number = float(value)
    if not math.isfinite(number) or number < 0:
        raise _wrong_type(fact, value, place)
    return number


def _read_date(fact: Fact, value: object, place: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise _wrong_type(fact, value, place) from None


_READERS = {"bool": _read_bool, "enum": _read_enum, "int": _read_int, "float": _read_float, "date": _read_date}
