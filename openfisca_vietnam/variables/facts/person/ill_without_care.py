"""Input: `ill_without_care` of a person."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class ill_without_care(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Ốm đau mà không đi khám chữa bệnh"
    documentation = "Người ốm phải nằm một chỗ hoặc nghỉ việc, nghỉ học mà không đi khám chữa bệnh."
