"""The OpenFisca engine, fed with whole columns.

The populations' counts and links are set directly: the builder of OpenFisca joins persons to households by
name, which takes longer for a country than the whole law.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from openfisca_core.periods import DateUnit, Instant, Period
from openfisca_core.simulations import Simulation

from openfisca_vietnam import CountryTaxBenefitSystem

SYSTEM = CountryTaxBenefitSystem()


def day_period(day: date) -> Period:
    """Return the OpenFisca period of one day."""
    return Period((DateUnit.DAY, Instant((day.year, day.month, day.day)), 1))


def law_on(day: date) -> Any:
    """Return the parameters in force on a day."""
    return SYSTEM.get_parameters_at_instant(day.isoformat())


@lru_cache(maxsize=256)
def parameter(path: str) -> Any:
    """Return a parameter with its history and metadata, by dotted path."""
    node = SYSTEM.parameters
    for name in path.split("."):
        node = node.children[name]
    return node


def new_simulation(household_of: NDArray[np.int64], count: int) -> Simulation:
    """Return an empty simulation of `count` households whose members are given by `household_of`."""
    populations = SYSTEM.instantiate_entities()
    household = populations["household"]
    person = populations["person"]
    household.count, household.ids = count, range(count)
    person.count, person.ids = len(household_of), range(len(household_of))
    household.members_entity_id = household_of
    return Simulation(SYSTEM, populations)


def set_inputs(simulation: Simulation, inputs: Mapping[str, NDArray[Any]], period: Period) -> None:
    """Give a simulation its facts."""
    for name, values in inputs.items():
        simulation.set_input(name, period, values)
