"""The legal class of a household."""

import numpy as np
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class PovertyStatus(Enum):
    """Classes of households; the values are the Vietnamese names."""

    poor = "Hộ nghèo"
    near_poor = "Hộ cận nghèo"
    average_living_standard = "Hộ có mức sống trung bình"
    not_poor = "Hộ không nghèo"


class poverty_status(Variable):
    value_type = Enum
    possible_values = PovertyStatus
    default_value = PovertyStatus.not_poor
    entity = Household
    definition_period = DateUnit.DAY
    label = "Phân loại hộ"
    documentation = "Hộ không nghèo là phần còn lại, không phải một loại hộ do nghị định định nghĩa."

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        minimum = parameters(period).deprivation.minimum_count
        deprived = household("deprivation_count", period) >= minimum
        under_line = household("income_at_or_under_line", period)
        average = household("income_at_or_under_average_living_line", period)
        # Under the standard of 2022 the income-only line does not exist and nobody is under it.
        poor = household("income_at_or_under_poor_line", period) | (under_line & deprived)
        codes = np.full(household.count, PovertyStatus.not_poor.index, dtype=np.int16)
        codes[average] = PovertyStatus.average_living_standard.index
        codes[under_line] = PovertyStatus.near_poor.index
        codes[poor] = PovertyStatus.poor.index
        return EnumArray(codes, PovertyStatus)

    formula_2027_01_01 = refuse_indicator_cutoffs
