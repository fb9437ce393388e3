"""How a household fares at a review: which indicators it lacks and what it earns.

Only intentions are drawn here; `facts.py` turns them into answers on a form, and the law alone says what they mean.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from random import Random

from .families import Member
from .plan import Course
from .population import Home

# How often each indicator is the one that a poor household lacks.
WEIGHTS = {
    "toilet": 30,
    "employment": 28,
    "house_quality": 26,
    "adult_education": 22,
    "insurance": 20,
    "water": 15,
    "telecom": 15,
    "house_area": 12,
    "nutrition": 12,
    "information_means": 9,
    "child_schooling": 6,
}
DEPENDENTS = "dependents"  # follows from who lives in the household; never drawn
LINES = {False: 140, True: 175}  # B1 points, rural and urban


@dataclass(frozen=True)
class Circumstances:
    """What a form is to show: indicators lacked, and B1 points or measured income (VND a person and month)."""

    deprived: frozenset[str]
    income_points: int | None = None
    measured_income: int | None = None


def age_on(member: Member, on: date) -> int:
    """Completed years on a day."""
    birth = member.birth_date
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


def receives_allowance(member: Member, on: date) -> bool:
    """Whether the member draws the monthly allowance of the very old."""
    return age_on(member, on) >= 80


def candidates(home: Home, indicator: str, on: date) -> list[int]:
    """Positions of the members through whom the household may lack a personal indicator on a day."""
    first, last = _AGES[indicator]
    return [i for i, member in enumerate(home.members) if first <= age_on(member, on) <= last]


def feasible(home: Home, on: date) -> set[str]:
    """The indicators this household can lack on a day, given who lives in it."""
    return {name for name in WEIGHTS if name not in _AGES or candidates(home, name, on)}


def mostly_dependents(home: Home, on: date) -> bool:
    """Whether more than half are children under 16 or draw an allowance."""
    count = sum(age_on(m, on) < 16 or receives_allowance(m, on) for m in home.members)
    return 2 * count > len(home.members)


def first_review(home: Home, on: date) -> Circumstances:
    """What the review of 2021 is to find."""
    draw = home.draw("2021")
    match home.course:
        case Course.POOR_STAYS | Course.POOR_TO_NEAR | Course.POOR_ABOVE:
            deprived = settle(home, on, (), draw, least=draw.choice((3, 3, 3, 4, 4, 5, 6)))
            return Circumstances(deprived, _low_points(home, draw))
        case Course.NEAR_STAYS | Course.NEAR_LEAVES:
            deprived = settle(home, on, (), draw, least=draw.choice((0, 1, 1, 2, 2)), most=2)
            return Circumstances(deprived, _low_points(home, draw))
        case Course.ASKED_2021:
            return Circumstances(settle(home, on, (), draw, least=draw.choice((0, 1, 2, 3))), _high_points(home, draw))
    raise ValueError(home.course)


def second_review(home: Home, before: Circumstances | None, on: date) -> Circumstances:
    """What the review of 2022 is to find, starting from what that of 2021 found."""
    draw = home.draw("2022")
    old = before.deprived if before else frozenset()
    points = before.income_points if before else None
    match home.course:
        case Course.POOR_STAYS:
            kept = mended(old, draw, draw.choice((0, 0, 1, 2)))
            return Circumstances(settle(home, on, kept, draw, least=3), _nudged(home, points, draw))
        case Course.POOR_TO_NEAR:
            kept = mended(old, draw, max(1, len(old) - 2))
            return Circumstances(settle(home, on, kept, draw, most=2), _nudged(home, points, draw))
        case Course.NEAR_STAYS:
            kept = mended(old, draw, draw.choice((0, 0, 1)))
            return Circumstances(settle(home, on, kept, draw, most=2), _nudged(home, points, draw))
        case Course.POOR_ABOVE | Course.NEAR_LEAVES:
            kept = mended(old, draw, draw.choice((0, 1, 1, 2)))
            return Circumstances(settle(home, on, kept, draw), _high_points(home, draw))
        case Course.NEAR_ARISES:
            deprived = settle(home, on, (), draw, least=draw.choice((0, 1, 2)), most=2)
            return Circumstances(deprived, _low_points(home, draw))
        case Course.ASKED_2022:
            return Circumstances(settle(home, on, (), draw, least=draw.choice((0, 1, 2, 3))), _high_points(home, draw))
        case Course.AVERAGE_2022:
            deprived = settle(home, on, (), draw, least=draw.choice((0, 1, 2)))
            return Circumstances(deprived, measured_income=draw.randrange(1_550_000, 2_250_001, 50_000))
    raise ValueError(home.course)


def settle(
    home: Home, on: date, wanted: Collection[str], draw: Random, *, least: int = 0, most: int = 12
) -> frozenset[str]:
    """Keep of `wanted` what is possible on the day, then add or mend until `least` to `most` are lacked."""
    possible = feasible(home, on)
    settled = {name for name in wanted if name in possible}
    if mostly_dependents(home, on):
        settled.add(DEPENDENTS)
    while len(_whole(settled)) < least:
        settled = _whole(settled)
        settled.add(_one_more(settled, possible, draw))
    while len(_whole(settled)) > most:
        settled = _whole(settled)
        settled.remove(draw.choice(sorted(settled - {DEPENDENTS})))
    return frozenset(_whole(settled))


def mended(deprived: frozenset[str], draw: Random, count: int) -> frozenset[str]:
    """Leave out `count` of the indicators that a household can mend in a year."""
    choices = sorted(deprived - {DEPENDENTS})
    return deprived - set(draw.sample(choices, min(count, len(choices))))


_AGES = {
    "employment": (16, 60),
    "adult_education": (16, 30),
    "insurance": (6, 200),
    "nutrition": (0, 15),
    "child_schooling": (3, 15),
}


def _whole(settled: set[str]) -> set[str]:
    # Without any device nobody goes on line: lacking the means implies lacking the service.
    return settled if "telecom" in settled else settled - {"information_means"}


def _one_more(settled: set[str], possible: set[str], draw: Random) -> str:
    open_to = [name for name in WEIGHTS if name in possible - settled]
    if "telecom" not in settled:
        open_to.remove("information_means")
    return draw.choices(open_to, [WEIGHTS[name] for name in open_to])[0]


def _low_points(home: Home, draw: Random) -> int:
    """B1 points up to the line, the line itself included; forms count in fives."""
    return LINES[home.is_urban] - 5 * int(draw.triangular(0, 13, 2))


def _high_points(home: Home, draw: Random) -> int:
    return LINES[home.is_urban] + 5 * int(draw.triangular(1, 14, 2))


def _nudged(home: Home, points: int | None, draw: Random) -> int:
    return min(LINES[home.is_urban], (points or 0) + 5 * draw.randint(-1, 2))
