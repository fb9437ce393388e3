"""Completed years of age, by table lookup: one subtraction and one lookup for each person."""

from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

OLDEST = 150  # years covered by the table; whoever is older gets this age


def anniversary(day: date, years_before: int) -> date:
    """Return the last birth date on which a person has `years_before` completed years on `day`.

    Someone born on 29 February completes a year on 1 March of a common year.
    """
    try:
        return day.replace(year=day.year - years_before)
    except ValueError:
        return date(day.year - years_before, 2, 28)


@lru_cache(maxsize=64)
def _years_by_days(day: date) -> NDArray[np.int32]:
    """Build the table: completed years on `day` for each number of days lived."""
    lived = [(day - anniversary(day, years)).days for years in range(1, OLDEST + 1)]
    table = np.zeros(lived[-1] + 1, dtype=np.int32)
    table[lived] = 1
    return np.cumsum(table, dtype=np.int32)


def completed_years(
    birth_dates: NDArray[np.datetime64],
    on: NDArray[np.datetime64],
    household_of: NDArray[np.integer],
) -> NDArray[np.int32]:
    """Return the completed years of each person on the reference date of the household.

    Args:
        birth_dates: one `datetime64[D]` for each person.
        on: one `datetime64[D]` for each household.
        household_of: index of the household of each person.

    A person born after the reference date has age 0.
    """
    if not len(birth_dates):
        return np.zeros(0, dtype=np.int32)
    if on.min() == on.max():
        return _completed_years_on(birth_dates, on[0])
    ages = np.zeros(len(birth_dates), dtype=np.int32)
    reference = on[household_of]
    for day in np.unique(reference):
        those = reference == day
        ages[those] = _completed_years_on(birth_dates[those], day)
    return ages


def _completed_years_on(birth_dates: NDArray[np.datetime64], day: np.datetime64) -> NDArray[np.int32]:
    table = _years_by_days(day.astype(object))
    days_lived = (day - birth_dates).view(np.int64)
    return table.take(days_lived, mode="clip")
