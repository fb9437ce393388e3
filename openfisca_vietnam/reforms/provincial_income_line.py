"""A higher income line that a province has set for itself, for a time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import Instant
from openfisca_core.reforms import Reform
from openfisca_core.variables import Variable

from openfisca_vietnam.refusals import MissingTableError


@dataclass(frozen=True)
class ProvincialLine:
    """The income line of a province, VND per person and month, and the act that sets it.

    `first_day` and `last_day` are inclusive; `verification` is a grade as in the parameters.
    """

    province: str
    act: str
    href: str
    verification: str
    rural: int
    urban: int
    first_day: date
    last_day: date


def provincial_income_line(line: ProvincialLine) -> type[Reform]:
    """Return the reform that puts the line of a province in the place of the national one.

    Everything else stays national. Income by points is refused while the line applies: the points that
    stand for the line of the province are not known.
    """

    class ProvincialIncomeLine(Reform):
        name = f"Chuẩn thu nhập của {line.province}, {line.act}"

        def apply(self) -> None:
            self.modify_parameters(lambda parameters: _with_line(parameters, line))
            baseline = self.get_variable("income_at_or_under_line")
            self.update_variable(_refusing_points(baseline, line))

    return ProvincialIncomeLine


def _with_line(parameters: ParameterNode, line: ProvincialLine) -> ParameterNode:
    first = line.first_day.isoformat()
    for place, value in (("rural", line.rural), ("urban", line.urban)):
        parameter = parameters.income.line.children[place]
        parameter.update(start=_instant(line.first_day), stop=_instant(line.last_day), value=value)
        parameter.metadata["verification"][first] = line.verification
        parameter.metadata["reference"][first] = [{"title": line.act, "href": line.href}]
    return parameters


def _instant(day: date) -> Instant:
    return Instant((day.year, day.month, day.day))


def _refusing_points(baseline: Variable, line: ProvincialLine) -> type[Variable]:
    """Return the comparison with the line, which refuses points on the days of the provincial line."""

    def formula(household: Any, period: Any, parameters: Any) -> Any:
        basis = household("income_basis", period)
        by_points = (basis == basis.possible_values.points).any()
        if by_points and line.first_day <= period.start.date <= line.last_day:
            raise MissingTableError(f"tổng điểm B1 tương ứng với chuẩn thu nhập của {line.province}", line.act)
        return baseline.get_formula(period)(household, period, parameters)

    name = f"formula_{line.first_day:%Y_%m_%d}"
    return type("income_at_or_under_line", (Variable,), {name: formula})
