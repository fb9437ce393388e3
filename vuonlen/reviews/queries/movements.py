"""Movement of poor and near-poor households between two days: report tables 2 and 3, by commune.

How a household is counted, for the poor (the near-poor likewise):

- on the list at opening and not at closing: to near-poor, above near-poor, or, when it was dissolved or now belongs
  to another commune, other decrease;
- on the list at closing and not at opening: from near-poor; other increase when it was registered since (a split, a
  move in) or came from another commune; relapsed when an earlier spell on this list ended by opening; else new.

People follow their household: a flow counts those who belonged to it on both days. Who left meanwhile is in other
decrease of the list the household was on, who joined in other increase of the list it is on. So the formula holds
for people too, and a flow has one number in both tables.
"""

from collections.abc import Collection
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from django.db import connection

from .movements_sql import MOVEMENTS, MOVEMENTS_KEPT


@dataclass(frozen=True)
class Count:
    """A number of households and of the people in them."""

    households: int = 0
    people: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.households + other.households, self.people + other.people)

    def __sub__(self, other: "Count") -> "Count":
        return Count(self.households - other.households, self.people - other.people)


class Movement:
    """A table of nine columns in its order: start, three decreases, four increases, end. Its fields name them."""

    @property
    def columns(self) -> list[Count]:
        """Columns 1 to 9."""
        return [getattr(self, column.name) for column in fields(self)]  # type: ignore[arg-type]

    @property
    def balances(self) -> bool:
        """9 = 1 − 2 − 3 − 4 + 5 + 6 + 7 + 8, in households and in people."""
        start, *moved, end = self.columns
        return sum(moved[3:], start) == sum(moved[:3], end)

    def __add__(self, other: Self) -> Self:
        return type(self)(*(one + another for one, another in zip(self.columns, other.columns, strict=True)))


@dataclass(frozen=True)
class PoorMovement(Movement):
    """Report table 2."""

    start: Count = Count()
    to_near_poor: Count = Count()
    above_near_poor: Count = Count()
    other_decrease: Count = Count()
    from_near_poor: Count = Count()
    relapsed: Count = Count()
    new: Count = Count()
    other_increase: Count = Count()
    end: Count = Count()

    @property
    def escaped(self) -> Count:
        """Hộ thoát nghèo: columns 2 and 3."""
        return self.to_near_poor + self.above_near_poor


@dataclass(frozen=True)
class NearPoorMovement(Movement):
    """Report table 3."""

    start: Count = Count()
    above_near_poor: Count = Count()
    to_poor: Count = Count()
    other_decrease: Count = Count()
    from_poor: Count = Count()
    relapsed: Count = Count()
    new: Count = Count()
    other_increase: Count = Count()
    end: Count = Count()


@dataclass(frozen=True)
class CommuneMovement:
    """Both tables of one commune, or, added up, of a place above."""

    poor: PoorMovement = PoorMovement()
    near_poor: NearPoorMovement = NearPoorMovement()

    def __add__(self, other: "CommuneMovement") -> "CommuneMovement":
        return CommuneMovement(self.poor + other.poor, self.near_poor + other.near_poor)


def movements(
    commune_ids: Collection[int], opening_on: date, closing_on: date, *, keepers: Collection[int] | None = None
) -> dict[int, CommuneMovement]:
    """Tables 2 and 3 of each commune between the lists of two days; every commune asked for is there.

    With `keepers` only of the households that these communes keep today.
    """
    counts: dict[tuple[int, str], dict[str, Count]] = {}
    with connection.cursor() as cursor:
        given: dict[str, Any] = {"communes": list(commune_ids), "opening": opening_on, "closing": closing_on}
        cursor.execute(MOVEMENTS if keepers is None else MOVEMENTS_KEPT, {**given, "keepers": list(keepers or ())})
        for commune_id, table, column, households, people in cursor.fetchall():
            counts.setdefault((commune_id, table), {})[column] = Count(households, people)
    return {
        commune_id: CommuneMovement(
            PoorMovement(**counts.get((commune_id, "poor"), {})),
            NearPoorMovement(**counts.get((commune_id, "near_poor"), {})),
        )
        for commune_id in commune_ids
    }
