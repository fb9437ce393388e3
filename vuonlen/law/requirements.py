"""Which facts a standard needs, and of whom. The ages and lists come from the parameters of the law."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from vuonlen.law.engine import law_on
from vuonlen.law.standards import standard_on

Unless = tuple[tuple[str, tuple[str | bool, ...]], ...]


@dataclass(frozen=True)
class Requirement:
    """A condition under which a fact is needed; several rows for one fact are alternatives.

    `indicator` is the code of the indicator that asks, `None` for identity and income.
    Ages are completed years: `age_from` and `age_to` inclusive, `age_below` exclusive. `equals` names a
    household fact and the code it must have. `unless` lists answers of the same person that make the fact
    needless. `unless_any_member`: needless once some member of the household answered yes.
    """

    fact: str
    indicator: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    age_below: int | None = None
    born_from: date | None = None
    equals: tuple[str, str] | None = None
    unless: Unless = ()
    unless_any_member: bool = False

    @property
    def depends_on_age(self) -> bool:
        """Whether the birth date decides if the fact is needed."""
        limits = (self.age_from, self.age_to, self.age_below, self.born_from)
        return any(limit is not None for limit in limits)

    def as_condition(self) -> dict[str, Any]:
        """Return the condition as data for `x-required-when`; an empty one means always."""
        condition: dict[str, Any] = {
            "age_from": self.age_from,
            "age_to": self.age_to,
            "age_below": self.age_below,
            "born_from": self.born_from and self.born_from.isoformat(),
            "equals": self.equals and dict([self.equals]),
            "unless": {fact: list(answers) for fact, answers in self.unless},
            "unless_any_member": self.unless_any_member,
        }
        return {key: value for key, value in condition.items() if value not in (None, False) and value != {}}


NOT_STUDYING: Unless = (("studying", (True,)),)


def _of_2016(law: Any) -> Iterator[Requirement]:
    yield from _identity()
    yield from (Requirement(fact, "health_access") for fact in law.health_access.deprived_facts)
    yield Requirement("has_health_insurance", "insurance", age_from=law.insurance.age_from)
    rule = law.adult_education
    adult = {"age_from": rule.age_from, "born_from": date(rule.born_from_year, 1, 1)}
    yield Requirement("studying", "adult_education", **adult)
    yield Requirement("highest_qualification", "adult_education", unless=NOT_STUDYING, **adult)
    child = law.child_schooling
    yield Requirement("studying", "child_schooling", age_from=child.age_from, age_below=child.age_below)
    yield Requirement("dwelling_class", "house_quality")
    yield from _living_conditions(law)
    yield from _income()


def _of_2022(law: Any) -> Iterator[Requirement]:
    yield from _identity()
    yield Requirement("employment_situation", "employment", age_from=law.employment.age_from)
    yield Requirement("receives_social_allowance", "dependents", age_from=law.dependents.child_age_below)
    for fact in law.nutrition.deprived_facts:
        yield Requirement(fact, "nutrition", age_below=law.nutrition.age_below)
    yield Requirement("has_health_insurance", "insurance", age_from=law.insurance.age_from)
    yield from _adult_education_of_2022(law.adult_education)
    child = law.child_schooling
    ages = {"age_from": child.age_from, "age_below": child.age_below}
    yield Requirement("attends_right_school_level", "child_schooling", **ages)
    yield from (Requirement(f"durable_{part}", "house_quality") for part in ("wall", "column", "roof"))
    yield from _living_conditions(law)
    yield from _income()


def _identity() -> Iterator[Requirement]:
    yield Requirement("is_urban")
    yield Requirement("birth_date")


def _living_conditions(law: Any) -> Iterator[Requirement]:
    yield Requirement("dwelling_area", "house_area")
    yield Requirement("water_source", "water")
    yield Requirement("toilet_type", "toilet")
    yield from (Requirement(fact, "telecom", unless_any_member=True) for fact in law.telecom.services)
    yield from (Requirement(fact, "information_means") for fact in law.information_means.means)


def _income() -> Iterator[Requirement]:
    yield Requirement("income_basis")
    yield Requirement("income_points", equals=("income_basis", "points"))
    yield Requirement("measured_income_per_head", equals=("income_basis", "measured"))


def _adult_education_of_2022(rule: Any) -> Iterator[Requirement]:
    code = "adult_education"
    ages = {"age_from": rule.age_from, "age_to": rule.age_to}
    yield Requirement("studying", code, **ages)
    yield Requirement("highest_qualification", code, unless=NOT_STUDYING, **ages)
    younger: Unless = (*NOT_STUDYING, ("highest_qualification", tuple(rule.sufficient_when_younger)))
    older: Unless = (*NOT_STUDYING, ("highest_qualification", tuple(rule.sufficient_when_older)))
    split = rule.older_age_from
    yield Requirement("trained_on_the_job", code, rule.age_from, age_below=split, unless=younger)
    yield Requirement("trained_on_the_job", code, split, age_to=rule.age_to, unless=older)


_OWN: dict[str, Callable[[Any], Iterator[Requirement]]] = {
    "mpi-2016-2020": _of_2016,
    "mpi-2022-2025": _of_2022,
}


@lru_cache(maxsize=512)
def requirements_on(on: date) -> tuple[Requirement, ...]:
    """Return the conditions of the standard in force on a day, whose indicators must be known."""
    law = law_on(on).indicators
    return tuple(_OWN[standard_on(on).id](law))


@lru_cache(maxsize=512)
def facts_used_on(on: date) -> tuple[str, ...]:
    """Return the codes of the facts that the standard in force on a day uses, each once."""
    return tuple(dict.fromkeys(requirement.fact for requirement in requirements_on(on)))


@lru_cache(maxsize=4096)
def requirements_of(indicator: str, on: date) -> tuple[Requirement, ...]:
    """Return the conditions under which an indicator asks for facts on a day."""
    return tuple(requirement for requirement in requirements_on(on) if requirement.indicator == indicator)
