"""Deprivation in the source of water."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.choices import is_one_of
from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class water_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: nguồn nước sinh hoạt"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        clean = parameters(period).indicators.water.clean_sources
        return ~is_one_of(household("water_source", period), clean)

    formula_2027_01_01 = refuse_indicator_cutoffs
