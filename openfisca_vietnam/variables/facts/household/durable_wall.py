"""Input: `durable_wall` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class durable_wall(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Tường nhà bằng vật liệu bền chắc"
    documentation = "Tường của nhà ở chính được làm bằng vật liệu bền chắc."
