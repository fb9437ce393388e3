"""What a list of decided households may say by the law's arithmetic: points B1 and B2 against the class."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from vuonlen.law.classify import STATUS_CODES
from vuonlen.law.engine import day_period, law_on, new_simulation, set_inputs
from vuonlen.law.facts import FACTS
from vuonlen.law.standards import complete_standard_on


@dataclass(frozen=True)
class ListedPoints:
    """Points of one household as a list gives them; B1 is None where the list leaves it out."""

    income_points: int | None
    deprivation_points: int
    is_urban: bool


@dataclass(frozen=True)
class PointsFound:
    """The classes the points allow under the standard; no classes: B2 is not points of whole deprivations."""

    classes: frozenset[str]
    line: int  # B1 up to this is under the line
    points_each: int  # B2 of one deprivation
    most: int  # B2 of all deprivations


def classes_by_points(listed: Sequence[ListedPoints], on: date) -> list[PointsFound]:
    """The classes that agree with each household's points on a day of the law.

    Without B1 (income was measured) every class is allowed that some income gives with these deprivations.

    Raises:
        NoStandardError: LUAT-001. MissingTableError: LUAT-002.
    """
    standard, law = complete_standard_on(on), law_on(on)
    each = int(law.deprivation.points_per_indicator)
    most = each * len(standard.indicators)
    lines = [int(law.points.line["urban" if one.is_urban else "rural"]) for one in listed]
    return [
        PointsFound(frozenset(classes) if _is_whole(one, each, most) else frozenset(), line, each, most)
        for one, line, classes in zip(listed, lines, _classes(listed, lines, each, on), strict=True)
    ]


def _is_whole(one: ListedPoints, each: int, most: int) -> bool:
    return one.deprivation_points % each == 0 and one.deprivation_points <= most


def _classes(listed: Sequence[ListedPoints], lines: Sequence[int], each: int, on: date) -> list[Collection[str]]:
    """One run for given points; for unknown ones a run with none, one at the line and one above it."""
    given = [one.income_points for one in listed]
    known = _run(listed, [points or 0 for points in given], each, on)
    if all(points is not None for points in given):
        return [{one} for one in known]
    runs = [known, _run(listed, lines, each, on), _run(listed, [line + 1 for line in lines], each, on)]
    return [
        set(one) if points is None else {one[0]} for points, one in zip(given, zip(*runs, strict=True), strict=True)
    ]


def _run(listed: Sequence[ListedPoints], income: Sequence[int], each: int, on: date) -> list[str]:
    count = len(listed)
    simulation = new_simulation(np.arange(count), count)
    inputs = {
        "deprivation_count": np.array([one.deprivation_points // each for one in listed], dtype=np.int32),
        "income_points": np.array(income, dtype=np.int32),
        "income_basis": np.full(count, FACTS["income_basis"].codes.index("points")),
        "is_urban": np.array([one.is_urban for one in listed], dtype=bool),
    }
    set_inputs(simulation, inputs, day_period(on))
    return [STATUS_CODES[index] for index in simulation.calculate("poverty_status", day_period(on))]
