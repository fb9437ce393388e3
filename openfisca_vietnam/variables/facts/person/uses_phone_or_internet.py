"""Input: `uses_phone_or_internet` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class uses_phone_or_internet(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Có thuê bao điện thoại hoặc internet"
    documentation = "Người có sử dụng thuê bao điện thoại hoặc internet."
