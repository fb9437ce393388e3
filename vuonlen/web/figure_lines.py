"""The lines that the figures of a place and year are told in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.kernel.format import percent, share
from vuonlen.places.models import PlaceVersion
from vuonlen.reviews.queries import Stock


@dataclass(frozen=True)
class StockLine:
    """One status: how many households, their share of all, the change since the year began."""

    status: str
    label: str
    households: int
    share: str
    change: str


@dataclass(frozen=True)
class FlowLine:
    """One line of the movement; `sign` says whether it adds (+1), takes away (-1) or sums (0)."""

    label: str
    households: int
    people: int
    sign: int


@dataclass(frozen=True)
class PlanLine:
    """A target of the year beside what was reached, in households."""

    label: str
    planned: int
    reached: int
    percent: str


@dataclass(frozen=True)
class CommuneLine:
    """One commune, or the part of it that came to the place: its poor and near-poor households, where it lies."""

    version: PlaceVersion
    stock: Stock
    is_part: bool = False

    @property
    def name(self) -> str:
        """As a label: "Quảng Long (một phần)"."""
        return _("{name} (một phần)").format(name=self.version.name) if self.is_part else self.version.name

    @property
    def poor_share(self) -> str:
        return percent(share(self.stock.poor_hh, self.stock.households))
