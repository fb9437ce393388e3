"""How many members a household has."""

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class household_size(Variable):
    value_type = int
    entity = Household
    definition_period = DateUnit.DAY
    label = "Số thành viên của hộ"
    unit = "person"

    def formula(household, period):
        return np.bincount(household.members_entity_id, minlength=household.count)
