"""Input: `stunted` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class stunted(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Suy dinh dưỡng chiều cao theo tuổi"
    documentation = "Trẻ em bị suy dinh dưỡng tính theo chiều cao và tuổi."
