"""The figures of a yearly report, for one place and for the whole; sums are made here and nowhere else."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import Self


@dataclass(frozen=True)
class Summed:
    """Counts that add up field by field."""

    @classmethod
    def total(cls, parts: Iterable[Self]) -> Self:
        """Add the parts; nothing gives zeros."""
        rows = [astuple(part) for part in parts]
        return cls(*(sum(column) for column in zip(*rows, strict=True))) if rows else cls(*[0] * len(fields(cls)))


@dataclass(frozen=True)
class Stock(Summed):
    """Households and people on a day, all and by status (table 1)."""

    households: int
    people: int
    poor_households: int
    near_poor_households: int
    average_households: int
    poor_people: int
    near_poor_people: int
    average_people: int


@dataclass(frozen=True)
class PoorMovement(Summed):
    """Columns 1 to 9 of table 2."""

    start: int
    to_near_poor: int
    above_near_poor: int
    other_decrease: int
    from_near_poor: int
    relapsed: int
    new: int
    other_increase: int
    end: int

    @property
    def escaped(self) -> int:
        """Households that left poverty, whether near-poor now or above."""
        return self.to_near_poor + self.above_near_poor


@dataclass(frozen=True)
class NearPoorMovement(Summed):
    """Columns 1 to 9 of table 3."""

    start: int
    above_near_poor: int
    to_poor: int
    other_decrease: int
    from_poor: int
    relapsed: int
    new: int
    other_increase: int
    end: int

    @property
    def net_decrease(self) -> int:
        """Start minus end: the figure plans speak of."""
        return self.start - self.end


@dataclass(frozen=True)
class PlaceFigures:
    """All figures of one place for the year."""

    name: str  # "Xã Quảng Sơn"
    opening: Stock
    closing: Stock
    poor_households: PoorMovement
    poor_people: PoorMovement
    near_poor_households: NearPoorMovement
    near_poor_people: NearPoorMovement

    @classmethod
    def whole(cls, name: str, parts: Iterable[Self]) -> Self:
        """The place that consists of `parts`."""
        parts = list(parts)
        return cls(
            name=name,
            opening=Stock.total(p.opening for p in parts),
            closing=Stock.total(p.closing for p in parts),
            poor_households=PoorMovement.total(p.poor_households for p in parts),
            poor_people=PoorMovement.total(p.poor_people for p in parts),
            near_poor_households=NearPoorMovement.total(p.near_poor_households for p in parts),
            near_poor_people=NearPoorMovement.total(p.near_poor_people for p in parts),
        )


@dataclass(frozen=True)
class Plan:
    """What the year's plan asks, in households; None where no target is recorded."""

    escaped_poor: int | None
    near_poor_decrease: int | None


@dataclass(frozen=True)
class YearFigures:
    """Everything a district's report of one year is drawn from."""

    year: int
    place_kind: str  # "Huyện"
    place_name: str  # "Hải Hà"
    province: str  # "Tỉnh Quảng Ninh"
    opening_on: date
    reviewed_on: date
    closing_on: date
    forms: int  # review forms recorded in the round
    villages: int
    plan: Plan
    whole: PlaceFigures
    parts: tuple[PlaceFigures, ...]
