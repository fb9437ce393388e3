"""Days on which offices work: Monday to Friday, without the public holidays, with the Saturdays worked in exchange."""

from datetime import date, timedelta
from functools import lru_cache

import holidays

_ONE = timedelta(days=1)


@lru_cache(maxsize=1)
def _calendar() -> holidays.HolidayBase:
    return holidays.country_holidays("VN")


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`."""
    return bool(_calendar().is_working_day(day))


def add_working_days(start: date, count: int) -> date:
    """The last day of a term of `count` (≥ 0) working days that begins on `start`.

    The first day is not counted (Bộ luật Dân sự 2015, Điều 147): posted on a Monday for three working days, a list
    hangs until Thursday. A term of no days ends on its first.
    """
    day = start
    for _ in range(count):
        day += _ONE
        while not is_working_day(day):
            day += _ONE
    return day


def working_days_between(first: date, last: date) -> int:
    """How many working days lie after `first`, up to and with `last`; 0 when `last` is not later."""
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=number)) for number in range(1, days + 1))
