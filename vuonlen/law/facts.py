"""The facts the law asks for, read from the input variables of `openfisca_vietnam`."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from openfisca_core.indexed_enums import Enum

from vuonlen.law.engine import SYSTEM

Answer = Literal["best", "worst"]
Kind = Literal["bool", "enum", "int", "float", "date", "codes"]
Source = Literal["form", "place", "registry", "round"]

SOURCES: dict[str, Source] = {"is_urban": "place", "birth_date": "registry", "aged_on": "round"}

KINDS: dict[Any, Kind] = {bool: "bool", int: "int", float: "float", date: "date", Enum: "enum"}

# Which answer is the least, and which the most, of a deprivation. Missing answers take both in turn to
# bound the count. For the other booleans true is best: they say what the household has.
TRUE_IS_WORST = frozenset({"receives_social_allowance", "stunted", "underweight", "ill_without_care"})
BEST_CODE = {
    "employment_situation": "employed_with_contract",
    "highest_qualification": "university",
    "dwelling_class": "permanent",
    "water_source": "piped",
    "toilet_type": "septic_or_semi_septic",
    "income_basis": "measured",
}
WORST_CODE = {
    "employment_situation": "unemployed",
    "highest_qualification": "none",
    "dwelling_class": "rudimentary",
    "water_source": "other",
    "toilet_type": "none",
    "income_basis": "measured",
}


@dataclass(frozen=True)
class Fact:
    """An input of the law: how it is called, typed and labelled.

    `kind` is "bool", "enum", "int", "float" or "date", and for a recorded fact also "codes" (several of a list);
    `codes` are the answers of an enumeration in the order of their int8 codes, `labels_vi` their Vietnamese names.
    """

    code: str
    entity: Literal["household", "person"]
    kind: Kind
    label_vi: str
    unit: str | None
    source: Source
    codes: tuple[str, ...] = ()
    labels_vi: tuple[str, ...] = ()

    def answer(self, which: Answer) -> bool | int | float:
        """Return the answer that is best or worst for the household, as stored in a column."""
        if self.kind == "bool":
            return (self.code in TRUE_IS_WORST) != (which == "best")
        if self.kind == "enum":
            return self.codes.index((BEST_CODE if which == "best" else WORST_CODE)[self.code])
        return 1e6 if which == "best" else 0.0


def _fact(name: str) -> Fact:
    variable = SYSTEM.get_variable(name)
    members = list(variable.possible_values) if variable.value_type == Enum else []
    return Fact(
        code=name,
        entity=variable.entity.key,
        kind=KINDS[variable.value_type],
        label_vi=variable.label,
        unit=variable.unit,
        source=SOURCES.get(name, "form"),
        codes=tuple(member.name for member in members),
        labels_vi=tuple(member.value for member in members),
    )


def _is_fact(name: str) -> bool:
    return name == "aged_on" or not SYSTEM.get_variable(name).formulas


#: Every fact of every standard, by code.
FACTS: dict[str, Fact] = {name: _fact(name) for name in sorted(SYSTEM.variables) if _is_fact(name)}
