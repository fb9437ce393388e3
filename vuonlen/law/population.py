"""Columns of facts, checked once, with every fact of the standard present."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.indexed_enums import EnumArray

from vuonlen.law.engine import SYSTEM
from vuonlen.law.errors import ColumnError
from vuonlen.law.facts import FACTS, Answer, Fact
from vuonlen.law.messages import BAD_COLUMN, BAD_HOUSEHOLD_INDEX, UNKNOWN_COLUMN

Columns = dict[str, NDArray[Any]]

#: The type of a column of each kind of fact, and the value that says "not answered".
COLUMN_TYPES = {"bool": "int8", "enum": "int8", "int": "int32", "float": "float32", "date": "datetime64[D]"}
MISSING = {"bool": -1, "enum": -1, "int": -1, "float": np.nan, "date": np.datetime64("NaT")}


@dataclass(frozen=True)
class Population:
    """Households and their members, one array per fact.

    Attributes:
        count: number of households.
        household_of: index of the household of each person, int64.
        households, persons: columns by fact code, of lengths `count` and `len(household_of)`.
    """

    count: int
    household_of: NDArray[np.int64]
    households: Columns
    persons: Columns

    def column(self, fact: str) -> NDArray[Any]:
        """Return the column of a fact, of whichever entity it describes."""
        return (self.households if FACTS[fact].entity == "household" else self.persons)[fact]

    def unanswered(self, fact: str) -> NDArray[np.bool_]:
        """Say for each row whether the fact is not answered."""
        column = self.column(fact)
        kind = FACTS[fact].kind
        if kind == "date":
            return np.isnat(column)
        return np.isnan(column) if kind == "float" else column < 0

    def any_member(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say for each household whether a member is flagged."""
        result = np.zeros(self.count, dtype=np.bool_)
        result[self.household_of[flags]] = True
        return result

    def some(self, chosen: NDArray[np.bool_]) -> "Population":
        """Return the chosen households with their members."""
        members = chosen[self.household_of]
        renumbered = np.cumsum(chosen) - 1
        return Population(
            count=int(chosen.sum()),
            household_of=renumbered[self.household_of[members]],
            households={name: column[chosen] for name, column in self.households.items()},
            persons={name: column[members] for name, column in self.persons.items()},
        )


def checked(households: Mapping[str, Any], persons: Mapping[str, Any], facts: tuple[str, ...]) -> Population:
    """Check columns and complete them with the facts that were left out.

    Raises:
        ColumnError: LUAT-007 an unknown column, LUAT-008 a malformed one, LUAT-009 a bad household index.
    """
    _refuse_unknown("households", households, "household")
    _refuse_unknown("persons", persons, "person")
    count = len(next(iter(households.values()), ()))
    household_of = _household_index(persons.get("household", ()), count)
    tables = {"household": (households, count), "person": (persons, len(household_of))}
    done: dict[str, Columns] = {"household": {}, "person": {}}
    for name in facts:
        fact = FACTS[name]
        table, length = tables[fact.entity]
        done[fact.entity][name] = _column(fact, table.get(name), length)
    return Population(count, household_of, done["household"], done["person"])


def engine_inputs(population: Population, answer: Answer) -> Columns:
    """Return the facts as the engine takes them, missing answers replaced by the best or the worst one.

    Dates are left as they are: an unknown age is not simply good or bad.
    """
    return {
        name: _filled(FACTS[name], column, answer)
        for table in (population.households, population.persons)
        for name, column in table.items()
        if FACTS[name].kind != "date"
    }


def _filled(fact: Fact, column: NDArray[Any], answer: Answer) -> NDArray[Any]:
    if fact.kind == "int":
        return column
    fill = fact.answer(answer)
    if fact.kind == "bool":
        return column != 0 if fill else column == 1
    if fact.kind == "float":
        return np.where(np.isnan(column), np.float32(fill), column)
    # The engine takes a plain integer array as an object-by-object list, an EnumArray as it is.
    return _as_enum(fact, np.where(column < 0, np.int16(fill), column))


def _as_enum(fact: Fact, codes: NDArray[np.int16]) -> NDArray[np.int16]:
    return EnumArray(codes, SYSTEM.get_variable(fact.code).possible_values)


def _refuse_unknown(table: str, columns: Mapping[str, Any], entity: str) -> None:
    for name in columns:
        known = name in FACTS and FACTS[name].entity == entity
        if not known and not (entity == "person" and name == "household"):
            raise ColumnError(UNKNOWN_COLUMN, table=table, field=name)


def _household_index(index: Any, count: int) -> NDArray[np.int64]:
    household_of = np.asarray(index)
    if not len(household_of):
        return np.zeros(0, dtype=np.int64)
    whole = household_of.ndim == 1 and household_of.dtype.kind in "iu"
    if not whole or household_of.min() < 0 or household_of.max() >= count:
        raise ColumnError(BAD_HOUSEHOLD_INDEX, last=count - 1)
    return household_of.astype(np.int64, copy=False)


def _column(fact: Fact, values: Any, length: int) -> NDArray[Any]:
    wanted = COLUMN_TYPES[fact.kind]
    if values is None:
        return np.full(length, MISSING[fact.kind], dtype=wanted)
    column = np.asarray(values)
    problem = _problem(fact, column, length)
    if problem:
        raise ColumnError(BAD_COLUMN, table=f"{fact.entity}s", field=fact.code, problem=problem)
    return column.astype(wanted, copy=False)


_NUMPY_KINDS = {"bool": "biu", "enum": "iu", "int": "iu", "float": "fiu", "date": "M"}


def _problem(fact: Fact, column: NDArray[Any], length: int) -> str | None:
    """Say in Vietnamese what is wrong with a column, or nothing."""
    if column.shape != (length,):
        return f"số dòng là {len(column)} thay vì {length}"
    if column.dtype.kind not in _NUMPY_KINDS[fact.kind]:
        return f"kiểu dữ liệu {column.dtype} không dùng được"
    if fact.kind in ("float", "date") or not length:
        return None
    highest = {"bool": 1, "enum": len(fact.codes) - 1, "int": 2**31 - 1}[fact.kind]
    if column.min() < -1 or column.max() > highest:
        return f"có giá trị ngoài khoảng từ -1 đến {highest}"
    return None
