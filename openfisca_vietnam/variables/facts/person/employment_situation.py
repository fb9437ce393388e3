"""Input: `employment_situation` of a person."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person


class EmploymentSituation(Enum):
    """Answers to `employment_situation`; the values are the Vietnamese labels."""

    employed_with_contract = "Làm công ăn lương, có hợp đồng lao động"
    employed_without_contract = "Làm công ăn lương, không có hợp đồng lao động"
    self_employed = "Tự làm, kể cả làm nông nghiệp của hộ"
    unemployed = "Có khả năng và sẵn sàng làm việc nhưng không tìm được việc"
    not_in_labour_force = "Không tham gia lực lượng lao động"


class employment_situation(Variable):
    value_type = Enum
    possible_values = EmploymentSituation
    default_value = EmploymentSituation.not_in_labour_force
    entity = Person
    definition_period = DateUnit.DAY
    label = "Tình trạng việc làm"
    documentation = "Thất nghiệp là có khả năng, sẵn sàng làm việc mà không tìm được việc."
