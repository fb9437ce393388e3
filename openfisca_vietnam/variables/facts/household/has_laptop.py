"""Input: `has_laptop` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class has_laptop(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Có máy tính xách tay"
    documentation = "Hộ hoặc một thành viên của hộ có máy tính xách tay."
