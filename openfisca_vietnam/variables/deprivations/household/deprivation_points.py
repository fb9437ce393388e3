"""The deprivation points (B2 on the form)."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class deprivation_points(Variable):
    value_type = int
    entity = Household
    definition_period = DateUnit.DAY
    label = "Tổng điểm thiếu hụt B2"
    unit = "points"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        each = parameters(period).deprivation.points_per_indicator
        return household("deprivation_count", period) * each

    formula_2027_01_01 = refuse_indicator_cutoffs
