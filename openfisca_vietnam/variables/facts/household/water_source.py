"""Input: `water_source` of a household."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class WaterSource(Enum):
    """Answers to `water_source`; the values are the Vietnamese labels."""

    piped = "Nước máy"
    drilled_well = "Giếng khoan"
    protected_dug_well = "Giếng đào được bảo vệ"
    protected_spring_stream = "Khe, mó nước được bảo vệ"
    rain = "Nước mưa"
    bottled = "Nước đóng bình, đóng chai"
    unprotected_dug_well = "Giếng đào không được bảo vệ"
    unprotected_spring_stream = "Khe, mó nước không được bảo vệ"
    surface_water = "Nước ao, hồ, sông, suối"
    other = "Nguồn khác"


class water_source(Variable):
    value_type = Enum
    possible_values = WaterSource
    default_value = WaterSource.piped
    entity = Household
    definition_period = DateUnit.DAY
    label = "Nguồn nước sinh hoạt chính"
    documentation = "Nguồn nước sinh hoạt chính của hộ."
