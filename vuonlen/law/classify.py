"""The class and the deprivations of every household: one household or a country, the same function."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.simulations import Simulation

from vuonlen.law.completeness import missing_counts, missing_masks
from vuonlen.law.engine import SYSTEM, day_period, new_simulation, set_inputs
from vuonlen.law.facts import Answer
from vuonlen.law.population import Population, checked, engine_inputs
from vuonlen.law.requirements import facts_used_on
from vuonlen.law.standards import Standard, complete_standard_on
from vuonlen.law.version import LAW_VERSION

_STATUSES = list(SYSTEM.get_variable("poverty_status").possible_values)
#: Codes of the classes; the int8 `Outcome.status` is an index into them.
STATUS_CODES: tuple[str, ...] = (*(status.name for status in _STATUSES), "undetermined")
#: Vietnamese names of the classes, in the order of `STATUS_CODES`.
STATUS_LABELS: tuple[str, ...] = (*(status.value for status in _STATUSES), "Chưa xác định")
UNDETERMINED = STATUS_CODES.index("undetermined")

# Ages that stand for an unknown birth date. Whatever the other answers are, each rule on age spares everybody
# at one of the first and bears hardest on everybody at one of the second.
# The first run of all has the unknown ages at the first of them.
FIRST_AGE = 0
PROBES: tuple[tuple[Answer, int], ...] = (("best", 60), ("worst", 10), ("worst", 20))


@dataclass(frozen=True)
class Outcome:
    """What the law says of each of H households, with n indicators.

    Attributes:
        standard: identifier of the standard applied.
        law_version: the law as loaded.
        indicators: the n codes, in the order of the columns below.
        status: int8 index into `STATUS_CODES`.
        deprivation_count: int16, -1 where undetermined.
        deprivation_lower, deprivation_upper: int16, bounds of the count; equal where complete.
        deprivations: H × n booleans; certain where not `indicator_undetermined`.
        indicator_undetermined: H × n booleans.
        income_points: int32, -1 where income is not by points.
        missing_count: int16, how many facts are missing.
    """

    standard: str
    law_version: str
    indicators: tuple[str, ...]
    status: NDArray[np.int8]
    deprivation_count: NDArray[np.int16]
    deprivation_lower: NDArray[np.int16]
    deprivation_upper: NDArray[np.int16]
    deprivations: NDArray[np.bool_]
    indicator_undetermined: NDArray[np.bool_]
    income_points: NDArray[np.int32]
    missing_count: NDArray[np.int16]


@dataclass(frozen=True)
class Classification:
    """An outcome with what led to it: the checked facts, the simulation and the missing facts."""

    outcome: Outcome
    standard: Standard
    population: Population
    simulation: Simulation
    missing: dict[str, NDArray[np.bool_]]


def classify(
    households: Mapping[str, Any], persons: Mapping[str, Any], on: date, *, aged_on: date | None = None
) -> Outcome:
    """Classify households from columns of facts.

    Args:
        households: fact columns of length H.
        persons: fact columns of length P, and `household`, the index of each person's household.
        on: the day of the law.
        aged_on: the day on which ages are counted; by default the column `aged_on`, else `on`.

    Raises:
        NoStandardError: LUAT-001. MissingTableError: LUAT-002. ColumnError: LUAT-007 to LUAT-009.
    """
    return classification(households, persons, on, aged_on).outcome


def classification(
    households: Mapping[str, Any], persons: Mapping[str, Any], on: date, aged_on: date | None
) -> Classification:
    """Classify, and keep what an explanation needs."""
    standard = complete_standard_on(on)
    population = checked(households, persons, (*facts_used_on(on), "aged_on"))
    _set_age_dates(population, aged_on, on)
    simulation = _run(population, on, "best")
    missing = dict(missing_masks(population, simulation.calculate("age", day_period(on)), on))
    counts = missing_counts(population, missing)
    lower = _deprivations(simulation, standard, on)
    upper = lower
    incomplete = counts > 0
    if incomplete.any():
        lower, upper = _bounds(population, standard, on, lower, incomplete)
    outcome = _outcome(standard, simulation, on, counts, lower, upper, population)
    return Classification(outcome, standard, population, simulation, missing)


def _set_age_dates(population: Population, aged_on: date | None, on: date) -> None:
    given = population.households["aged_on"]
    if aged_on is not None:
        given = np.full(population.count, aged_on, dtype="datetime64[D]")
    population.households["aged_on"] = np.where(np.isnat(given), np.datetime64(on), given)


def _run(population: Population, on: date, answer: Answer, unknown_age: int = FIRST_AGE) -> Simulation:
    """Feed the engine, missing answers replaced by the best or worst one and unknown ages by one age."""
    period = day_period(on)
    simulation = new_simulation(population.household_of, population.count)
    set_inputs(simulation, engine_inputs(population, answer), period)
    births = population.persons["birth_date"]
    unknown = np.isnat(births)
    if unknown.any():
        # 366 days a year: always the age in completed years, for the ages of the probes.
        reference = population.households["aged_on"][population.household_of]
        births = np.where(unknown, reference - np.timedelta64(366 * unknown_age, "D"), births)
    dates = {"birth_date": births, "aged_on": population.households["aged_on"]}
    set_inputs(simulation, dates, period)
    return simulation


def _deprivations(simulation: Simulation, standard: Standard, on: date) -> NDArray[np.bool_]:
    period = day_period(on)
    result = np.empty((len(standard.indicators), simulation.household.count), dtype=np.bool_)
    for row, indicator in zip(result, standard.indicators, strict=True):
        row[:] = simulation.calculate(f"{indicator.code}_deprivation", period)
    return result.T


def _bounds(
    population: Population,
    standard: Standard,
    on: date,
    best: NDArray[np.bool_],
    incomplete: NDArray[np.bool_],
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the deprivations that are certain and those that are possible."""
    certain, possible = best, best.copy(order="F")
    ageless = population.any_member(np.isnat(population.persons["birth_date"]))
    aged = incomplete & ~ageless
    if aged.any():
        possible[aged] = _deprivations(_run(population.some(aged), on, "worst"), standard, on)
    if ageless.any():
        certain[ageless], possible[ageless] = _probe_ages(population.some(ageless), standard, on, best[ageless])
    memberless = np.bincount(population.household_of, minlength=population.count) == 0
    certain[memberless], possible[memberless] = False, True
    return certain, possible


def _probe_ages(
    population: Population, standard: Standard, on: date, best: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    runs = [(answer, _deprivations(_run(population, on, answer, age), standard, on)) for answer, age in PROBES]
    certain = np.logical_and.reduce([best, *(found for answer, found in runs if answer == "best")])
    possible = np.logical_or.reduce([found for answer, found in runs if answer == "worst"])
    return certain, possible


def _outcome(
    standard: Standard,
    simulation: Simulation,
    on: date,
    missing_count: NDArray[np.int16],
    certain: NDArray[np.bool_],
    possible: NDArray[np.bool_],
    population: Population,
) -> Outcome:
    incomplete = missing_count > 0
    status = np.asarray(simulation.calculate("poverty_status", day_period(on))).astype(np.int8)
    status[incomplete] = UNDETERMINED
    lower = certain.sum(axis=1, dtype=np.int16)
    upper = possible.sum(axis=1, dtype=np.int16) if possible is not certain else lower
    by_points = population.households["income_basis"] == 0
    return Outcome(
        standard=standard.id,
        law_version=LAW_VERSION,
        indicators=tuple(indicator.code for indicator in standard.indicators),
        status=status,
        deprivation_count=np.where(incomplete, np.int16(-1), lower),
        deprivation_lower=lower,
        deprivation_upper=upper,
        deprivations=certain,
        indicator_undetermined=certain != possible,
        income_points=np.where(by_points, population.households["income_points"], np.int32(-1)),
        missing_count=missing_count,
    )
