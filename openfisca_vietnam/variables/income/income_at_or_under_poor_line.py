"""Income low enough to be poor whatever the deprivations; exists until 2021."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.income_comparison import at_or_under
from openfisca_vietnam.refusals import refuse_without_standard


class income_at_or_under_poor_line(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thu nhập không quá chuẩn hộ nghèo chỉ bằng thu nhập"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        law = parameters(period)
        return at_or_under(household, period, law.income.poor_line, law.points.poor_line)

    def formula_2022_01_01(household, period):
        return household.filled_array(False)
