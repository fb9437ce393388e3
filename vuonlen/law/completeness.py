"""What is missing: a fact that the standard needs of a household or a person and that is not answered.

OpenFisca knows no missing value, so this is settled before anything is computed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from vuonlen.law.facts import FACTS
from vuonlen.law.population import Population
from vuonlen.law.requirements import Requirement, requirements_on

#: What a sheet without any member lacks.
NO_MEMBERS = ("persons", "Thành viên của hộ")


@dataclass(frozen=True)
class MissingFact:
    """A fact to be asked: the index of the person in the sheet (None: the household), its code and its label."""

    person: int | None
    fact: str
    label_vi: str


def missing_masks(
    population: Population, ages: NDArray[np.integer], on: date
) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Yield each fact that is missing somewhere, with the rows of its entity where it is.

    Args:
        population: the facts.
        ages: completed years of each person; of no meaning where the birth date is missing.
        on: the day of the law.
    """
    found: dict[str, NDArray[np.bool_]] = {}
    for requirement in requirements_on(on):
        missing = missing_rows(requirement, population, ages)
        if missing.any():
            found[requirement.fact] = found.get(requirement.fact, False) | missing
    yield from found.items()


def missing_rows(requirement: Requirement, population: Population, ages: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Say for each household or person whether this requirement is unanswered there."""
    unanswered = population.unanswered(requirement.fact)
    if unanswered.any():
        unanswered &= _needed(requirement, population, ages, len(unanswered))
    return unanswered


def missing_counts(population: Population, masks: dict[str, NDArray[np.bool_]]) -> NDArray[np.int16]:
    """Count the missing facts of each household; a household without members lacks at least them."""
    counts = np.zeros(population.count, dtype=np.int16)
    members = np.bincount(population.household_of, minlength=population.count)
    counts += members == 0
    for fact, mask in masks.items():
        if FACTS[fact].entity == "household":
            counts += mask
        else:
            counts += np.bincount(population.household_of[mask], minlength=population.count).astype(np.int16)
    return counts


def missing_list(population: Population, masks: dict[str, NDArray[np.bool_]]) -> list[MissingFact]:
    """List what one household lacks: its own facts first, then person by person."""
    own = [MissingFact(None, fact, FACTS[fact].label_vi) for fact in masks if FACTS[fact].entity == "household"]
    if not len(population.household_of):
        own.append(MissingFact(None, *NO_MEMBERS))
    of_persons = [
        MissingFact(int(person), fact, FACTS[fact].label_vi)
        for fact, mask in masks.items()
        if FACTS[fact].entity == "person"
        for person in np.flatnonzero(mask)
    ]
    return own + sorted(of_persons, key=lambda missing: missing.person or 0)


def _needed(
    requirement: Requirement, population: Population, ages: NDArray[np.integer], length: int
) -> NDArray[np.bool_]:
    needed = np.ones(length, dtype=np.bool_)
    if requirement.equals:
        fact, code = requirement.equals
        needed &= population.column(fact) == FACTS[fact].codes.index(code)
    if FACTS[requirement.fact].entity == "person":
        needed &= _of_that_age(requirement, population, ages)
    for fact, answers in requirement.unless:
        needed &= ~_answered(population, fact, answers)
    if requirement.unless_any_member:
        someone = population.any_member(population.column(requirement.fact) == 1)
        needed &= ~someone[population.household_of]
    return needed


def _of_that_age(requirement: Requirement, population: Population, ages: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Say who has the age the requirement speaks of; of an unknown age only the birth date is asked."""
    births = population.column("birth_date")
    if not requirement.depends_on_age:
        return np.ones(len(ages), dtype=np.bool_)
    those = ~np.isnat(births)
    if requirement.age_from is not None:
        those &= ages >= requirement.age_from
    if requirement.age_to is not None:
        those &= ages <= requirement.age_to
    if requirement.age_below is not None:
        those &= ages < requirement.age_below
    if requirement.born_from:
        those &= births >= np.datetime64(requirement.born_from)
    return those


def _answered(population: Population, fact: str, answers: tuple[str | bool, ...]) -> NDArray[np.bool_]:
    column = population.column(fact)
    result = np.zeros(len(column), dtype=np.bool_)
    for answer in answers:
        result |= column == (int(answer) if isinstance(answer, bool) else FACTS[fact].codes.index(answer))
    return result
