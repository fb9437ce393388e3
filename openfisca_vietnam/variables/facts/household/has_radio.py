"""Input: `has_radio` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class has_radio(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Có đài (radio)"
    documentation = "Hộ hoặc một thành viên của hộ có đài (radio)."
