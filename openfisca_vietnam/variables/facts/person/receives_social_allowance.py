"""Input: `receives_social_allowance` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class receives_social_allowance(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Hưởng trợ cấp xã hội hằng tháng"
    documentation = "Người cao tuổi hoặc người khuyết tật đang hưởng trợ cấp xã hội hằng tháng."
