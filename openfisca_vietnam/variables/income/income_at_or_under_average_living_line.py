"""Measured income up to the line of the average living standard; points cannot show it."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.income_comparison import at_or_under_income
from openfisca_vietnam.refusals import refuse_lines, refuse_without_standard


class income_at_or_under_average_living_line(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thu nhập đo được không quá mức sống trung bình"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        basis = household("income_basis", period)
        measured = basis == basis.possible_values.measured
        return measured & at_or_under_income(household, period, parameters(period).income.average_living_line)

    formula_2027_01_01 = refuse_lines
