"""Input: `durable_roof` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class durable_roof(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Mái nhà bằng vật liệu bền chắc"
    documentation = "Mái của nhà ở chính được làm bằng vật liệu bền chắc."
