"""Input: `uses_internet` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class uses_internet(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Có sử dụng dịch vụ internet"
    documentation = "Người có sử dụng dịch vụ internet."
