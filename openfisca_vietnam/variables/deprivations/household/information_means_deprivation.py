"""Deprivation in the means of access to information."""

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class information_means_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: phương tiện tiếp cận thông tin"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        means = parameters(period).indicators.information_means.means
        return ~np.logical_or.reduce([household(fact, period) for fact in means])

    formula_2027_01_01 = refuse_indicator_cutoffs
