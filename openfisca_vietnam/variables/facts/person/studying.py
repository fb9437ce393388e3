"""Input: `studying` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class studying(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Đang đi học hoặc đang được đào tạo"
    documentation = "Người đang học ở trường hoặc đang theo một khóa đào tạo."
