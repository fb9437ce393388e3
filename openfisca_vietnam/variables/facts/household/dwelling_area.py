"""Input: `dwelling_area` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class dwelling_area(Variable):
    value_type = float
    entity = Household
    definition_period = DateUnit.DAY
    label = "Diện tích nhà ở"
    unit = "m2"
    documentation = "Tổng diện tích nhà ở của hộ."
