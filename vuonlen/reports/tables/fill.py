"""From figures to filled report tables."""

from dataclasses import astuple, dataclass

from ..figures import NearPoorMovement, PlaceFigures, PoorMovement, Stock, YearFigures
from .forms import NEAR_POOR_MOVEMENT, POOR_MOVEMENT, RESULTS
from .rows import Counted, Row, Table

Movement = PoorMovement | NearPoorMovement


@dataclass(frozen=True)
class ReportTables:
    """Tables 1, 2 and 3 of one place and year."""

    results: Table
    poor: Table
    near_poor: Table

    @property
    def all(self) -> tuple[Table, ...]:
        """The tables in the order of their numbers."""
        return (self.results, self.poor, self.near_poor)


def fill_tables(figures: YearFigures) -> ReportTables:
    """Fill the three forms, one line (or pair) a place, total last."""
    places = [*figures.parts, figures.whole]
    results = [_result_row(place) for place in places]
    poor = [row for p in places for row in _pair(p.name, p.poor_households, p.poor_people)]
    near = [row for p in places for row in _pair(p.name, p.near_poor_households, p.near_poor_people)]
    return ReportTables(
        results=Table(RESULTS, tuple(results[:-1]), tuple(results[-1:])),
        poor=Table(POOR_MOVEMENT, tuple(poor[:-2]), tuple(poor[-2:])),
        near_poor=Table(NEAR_POOR_MOVEMENT, tuple(near[:-2]), tuple(near[-2:])),
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
