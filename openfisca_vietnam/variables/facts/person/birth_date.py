"""Input: `birth_date` of a person."""

from datetime import date

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class birth_date(Variable):
    value_type = date
    entity = Person
    definition_period = DateUnit.DAY
    label = "Ngày sinh"
    documentation = "Ngày sinh theo sổ đăng ký. Chỉ dùng để tính tuổi tròn năm."
