"""What is left of a name or a date when the usual slips of writing are taken away."""

from datetime import date

from vuonlen.kernel.folding import fold


def match_key(name: str) -> str:
    """The name in small letters without marks, y written i, single spaces.

    Equal for Lý and Lí, hòa and hoà, composed and decomposed marks, and a name typed without marks. The column
    `name_key` with y for i is the same.
    """
    return fold(name).replace("y", "i")


def swapped(day: date) -> date | None:
    """The date with day and month exchanged; None when that is no other date of the calendar."""
    if day.day > 12 or day.day == day.month:
        return None
    return day.replace(month=day.day, day=day.month)


def is_year_slip(one: date, other: date) -> bool:
    """Whether day and month agree and the years differ in one digit, or in the order of the last two."""
    if (one.day, one.month) != (other.day, other.month) or one.year == other.year:
        return False
    first, second = f"{one.year:04d}", f"{other.year:04d}"
    differing = sum(a != b for a, b in zip(first, second, strict=True))
    return differing == 1 or (differing == 2 and first[:2] == second[:2] and first[2:] == second[:1:-1])
