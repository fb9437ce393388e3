"""Input: `has_health_insurance` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class has_health_insurance(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Có bảo hiểm y tế"
    documentation = "Người có thẻ bảo hiểm y tế còn hiệu lực."
