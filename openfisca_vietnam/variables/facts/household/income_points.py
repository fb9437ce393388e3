"""Input: `income_points` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class income_points(Variable):
    value_type = int
    entity = Household
    definition_period = DateUnit.DAY
    label = "Tổng điểm B1"
    unit = "points"
    documentation = "Tổng điểm ước tính thu nhập B1, ghi như trên phiếu giấy hoặc tính từ bảng điểm."
