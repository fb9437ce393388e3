"""Input: `highest_qualification` of a person."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class HighestQualification(Enum):
    """Answers to `highest_qualification`; the values are the Vietnamese labels."""

    none = "Không có bằng cấp"
    primary = "Tiểu học"
    lower_secondary = "Trung học cơ sở"
    upper_secondary = "Trung học phổ thông"
    vocational = "Sơ cấp, trung cấp hoặc cao đẳng nghề nghiệp"
    university = "Đại học trở lên"


class highest_qualification(Variable):
    value_type = Enum
    possible_values = HighestQualification
    default_value = HighestQualification.none
    entity = Person
    definition_period = DateUnit.DAY
    label = "Bằng cấp cao nhất"
    documentation = "Bằng cấp cao nhất của một người. Giáo dục nghề nghiệp gồm sơ cấp, trung cấp, cao đẳng."
