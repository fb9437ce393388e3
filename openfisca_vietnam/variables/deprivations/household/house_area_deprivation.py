"""Deprivation in the floor area for each member."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class house_area_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: diện tích nhà ở bình quân đầu người"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        per_head = parameters(period).indicators.house_area.square_metres_per_head_below
        return household("dwelling_area", period) < household("household_size", period) * per_head

    formula_2027_01_01 = refuse_indicator_cutoffs
