"""Input: `is_urban` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class is_urban(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Ở khu vực thành thị"
    documentation = "Khu vực của nơi ở. Lấy từ danh mục địa bàn, không hỏi hộ."
