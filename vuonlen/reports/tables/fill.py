"""From figures to filled report tables."""

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field

from ..figures import NearPoorMovement, PlaceFigures, PoorMovement, Stock, YearFigures
from .forms import NEAR_POOR_MOVEMENT, POOR_MOVEMENT, RESULTS
from .rows import Counted, Row, Table

Movement = PoorMovement | NearPoorMovement


@dataclass(frozen=True)
class ReportTables:
    """Filled tables of one place and year, in the order of their numbers.

    `remark` stands under the titles (boundaries of another date, version); `notes` are sentences under one table, by
    its number.
    """

    all: tuple[Table, ...]
    remark: str = ""
    place_heading: str = ""
    notes: Mapping[int, str] = field(default_factory=dict)

    def find(self, number: int) -> Table | None:
        """The table that bears this number; None when it could not be drawn."""
        return next((table for table in self.all if table.form.number == number), None)

    def table(self, number: int) -> Table:
        """The table that bears this number. Raises KeyError when it could not be drawn."""
        found = self.find(number)
        if found is None:
            raise KeyError(number)
        return found

    @property
    def results(self) -> Table:
        """Table 1."""
        return self.table(RESULTS.number)

    @property
    def poor(self) -> Table:
        """Table 2."""
        return self.table(POOR_MOVEMENT.number)

    @property
    def near_poor(self) -> Table:
        """Table 3."""
        return self.table(NEAR_POOR_MOVEMENT.number)

    @property
    def has_movements(self) -> bool:
        """Whether tables 2 and 3 are there: they need an earlier round."""
        return self.find(POOR_MOVEMENT.number) is not None


def fill_tables(figures: YearFigures) -> ReportTables:
    """Fill the first three forms, one line (or pair) a place, total last."""
    places = [*figures.parts, figures.whole]
    results = [_result_row(place) for place in places]
    poor = [row for p in places for row in _pair(p.name, p.poor_households, p.poor_people)]
    near = [row for p in places for row in _pair(p.name, p.near_poor_households, p.near_poor_people)]
    return ReportTables(
        (
            Table(RESULTS, tuple(results[:-1]), tuple(results[-1:])),
            Table(POOR_MOVEMENT, tuple(poor[:-2]), tuple(poor[-2:])),
            Table(NEAR_POOR_MOVEMENT, tuple(near[:-2]), tuple(near[-2:])),
        )
    )


def _result_row(place: PlaceFigures) -> Row:
    return Row(place.name, Counted.BOTH, _result_counts(place.closing))


def _result_counts(stock: Stock) -> dict[int, int]:
    return {
        1: stock.households,
        2: stock.people,
        3: stock.poor_households,
        5: stock.near_poor_households,
        7: stock.average_households,
        9: stock.poor_people,
        11: stock.near_poor_people,
        13: stock.average_people,
    }


def _pair(name: str, households: Movement, people: Movement) -> list[Row]:
    return [
        Row(name, Counted.HOUSEHOLDS, dict(enumerate(astuple(households), start=1))),
        Row(name, Counted.PEOPLE, dict(enumerate(astuple(people), start=1))),
    ]
