"""Input: `has_smartphone` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class has_smartphone(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Có điện thoại thông minh"
    documentation = "Hộ hoặc một thành viên của hộ có điện thoại thông minh."
