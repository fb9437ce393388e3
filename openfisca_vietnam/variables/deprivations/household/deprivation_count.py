"""How many indicators of the standard in force the household lacks."""

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class deprivation_count(Variable):
    value_type = int
    entity = Household
    definition_period = DateUnit.DAY
    label = "Số chỉ số thiếu hụt"
    unit = "indicators"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        codes = parameters(period).standard.indicators
        count = np.zeros(household.count, dtype=np.int32)
        for code in codes:
            count += household(f"{code}_deprivation", period)
        return count

    formula_2027_01_01 = refuse_indicator_cutoffs
