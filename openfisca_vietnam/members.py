"""Sums over the members of each household, in integers and bits only.

OpenFisca's own `household.sum` and `household.any` go through float64 weights: exact for such small
numbers, but eight bytes for every person and every indicator of a country.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def any_member(household: Any, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Say for each household whether at least one member is flagged.

    Args:
        household: the household population of a simulation.
        flags: one boolean for each person.
    """
    result = np.zeros(household.count, dtype=np.bool_)
    result[household.members_entity_id[flags]] = True
    return result


def count_members(household: Any, flags: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count the flagged members of each household."""
    return np.bincount(household.members_entity_id[flags], minlength=household.count)


def member_facts(household: Any, names: list[str], period: Any) -> NDArray[np.bool_]:
    """Say for each person whether at least one of the named boolean facts holds."""
    flags = household.members(names[0], period)
    for name in names[1:]:
        flags = flags | household.members(name, period)
    return flags
