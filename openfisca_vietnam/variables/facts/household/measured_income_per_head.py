"""Input: `measured_income_per_head` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class measured_income_per_head(Variable):
    value_type = int
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thu nhập bình quân đầu người"
    unit = "VND/person/month"
    documentation = "Thu nhập bình quân một người một tháng của 12 tháng trước thời điểm rà soát."
