"""Income at or under the line below which deprivations decide the class."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.income_comparison import at_or_under, at_or_under_income
from openfisca_vietnam.refusals import refuse_points, refuse_without_standard


class income_at_or_under_line(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thu nhập không quá chuẩn thu nhập"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        law = parameters(period)
        return at_or_under(household, period, law.income.line, law.points.line)

    def formula_2027_01_01(household, period, parameters):
        basis = household("income_basis", period)
        if (basis == basis.possible_values.points).any():
            refuse_points(period)
        line = parameters(period).income.line
        return at_or_under_income(household, period, line)
