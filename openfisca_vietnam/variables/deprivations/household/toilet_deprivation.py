"""Deprivation in sanitation."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.choices import is_one_of
from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class toilet_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: nhà tiêu hợp vệ sinh"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        rule = parameters(period).indicators.toilet
        hygienic = [*rule.hygienic_types, *rule.hygienic_types_unverified]
        return ~is_one_of(household("toilet_type", period), hygienic)

    formula_2027_01_01 = refuse_indicator_cutoffs
