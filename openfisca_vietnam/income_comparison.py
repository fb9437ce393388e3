"""Comparison of a household's income with a line, by points or by measured income, in integers."""

from typing import Any

import numpy as np
from numpy.typing import NDArray


def at_or_under(household: Any, period: Any, income_line: Any, points_line: Any) -> NDArray[np.bool_]:
    """Say for each household whether its income is at or under the line.

    Args:
        household: the household population of a simulation.
        period: the day of the law.
        income_line: parameter node with `rural` and `urban`, VND per person and month.
        points_line: parameter node with `rural` and `urban`, the B1 points that stand for the line.
    """
    basis = household("income_basis", period)
    by_points = household("income_points", period) <= for_place(household, period, points_line)
    by_income = at_or_under_income(household, period, income_line)
    return np.where(basis == basis.possible_values.points, by_points, by_income)


def at_or_under_income(household: Any, period: Any, line: Any) -> NDArray[np.bool_]:
    """Say for each household whether its measured income is at or under the line of its kind of place."""
    return household("measured_income_per_head", period) <= for_place(household, period, line)


def for_place(household: Any, period: Any, line: Any) -> NDArray[np.int32]:
    """Return for each household the value of the line where it lives."""
    return np.where(household("is_urban", period), np.int32(line.urban), np.int32(line.rural))
