"""Deprivation in the quality of the dwelling."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.choices import is_one_of
from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class house_quality_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: chất lượng nhà ở"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        deprived_classes = parameters(period).indicators.house_quality.deprived_classes
        return is_one_of(household("dwelling_class", period), deprived_classes)

    def formula_2022_01_01(household, period, parameters):
        parts = ("durable_wall", "durable_column", "durable_roof")
        minimum = parameters(period).indicators.house_quality.nondurable_parts_minimum
        nondurable = sum((~household(part, period)).view("int8") for part in parts)
        return nondurable >= minimum

    formula_2027_01_01 = refuse_indicator_cutoffs
