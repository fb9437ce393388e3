"""Input: `trained_on_the_job` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class trained_on_the_job(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Được tuyển dụng và đào tạo tại chỗ, có chứng nhận"
    documentation = "Người được cơ sở tuyển dụng, đào tạo tại chỗ và cấp chứng nhận."
