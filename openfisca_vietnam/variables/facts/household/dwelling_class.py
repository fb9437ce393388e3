"""Input: `dwelling_class` of a household."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class DwellingClass(Enum):
    """Answers to `dwelling_class`; the values are the Vietnamese labels."""

    permanent = "Nhà kiên cố"
    semi_permanent = "Nhà bán kiên cố"
    semi_solid = "Nhà thiếu kiên cố"
    rudimentary = "Nhà đơn sơ"


class dwelling_class(Variable):
    value_type = Enum
    possible_values = DwellingClass
    default_value = DwellingClass.permanent
    entity = Household
    definition_period = DateUnit.DAY
    label = "Loại nhà ở"
    documentation = "Loại nhà ở theo phân loại của giai đoạn 2016-2021."
