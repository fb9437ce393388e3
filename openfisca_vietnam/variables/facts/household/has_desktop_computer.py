"""Input: `has_desktop_computer` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class has_desktop_computer(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Có máy tính để bàn"
    documentation = "Hộ hoặc một thành viên của hộ có máy tính để bàn."
