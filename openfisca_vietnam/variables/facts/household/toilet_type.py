"""Input: `toilet_type` of a household."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class ToiletType(Enum):
    """Answers to `toilet_type`; the values are the Vietnamese labels."""

    septic_or_semi_septic = "Tự hoại hoặc bán tự hoại"
    pour_flush = "Thấm dội nước"
    ventilated_pit = "Chìm có ống thông hơi"
    double_vault = "Hai ngăn ủ phân"
    other_unhygienic = "Loại khác, không hợp vệ sinh"
    none = "Không có nhà tiêu"


class toilet_type(Variable):
    value_type = Enum
    possible_values = ToiletType
    default_value = ToiletType.septic_or_semi_septic
    entity = Household
    definition_period = DateUnit.DAY
    label = "Loại nhà tiêu"
    documentation = "Loại nhà tiêu mà hộ sử dụng."
