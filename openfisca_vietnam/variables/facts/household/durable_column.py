"""Input: `durable_column` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class durable_column(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Cột nhà bằng vật liệu bền chắc"
    documentation = "Cột của nhà ở chính được làm bằng vật liệu bền chắc."
