"""Input: `underweight` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class underweight(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Suy dinh dưỡng cân nặng theo tuổi"
    documentation = "Trẻ em bị suy dinh dưỡng tính theo cân nặng và tuổi."
