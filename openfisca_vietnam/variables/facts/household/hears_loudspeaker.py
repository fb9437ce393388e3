"""Input: `hears_loudspeaker` of a household."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class hears_loudspeaker(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Nghe được loa truyền thanh"
    documentation = "Ở nhà nghe được hệ thống loa truyền thanh của xã hoặc thôn."
