"""Input: `attends_right_school_level` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class attends_right_school_level(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Đi học đúng bậc học phù hợp với tuổi"
    documentation = "Trẻ em đang học đúng bậc, đúng cấp phù hợp với tuổi."
