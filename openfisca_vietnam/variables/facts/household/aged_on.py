"""The day on which the ages of a household are counted."""

from datetime import date

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class aged_on(Variable):
    value_type = date
    entity = Household
    definition_period = DateUnit.DAY
    label = "Ngày tính tuổi"

    documentation = """
        Ngày tính tuổi của các thành viên. Có thể khác ngày áp dụng luật: cuộc rà soát cuối năm 2021 dùng
        chuẩn có hiệu lực từ 01/01/2022.
    """

    def formula(household, period):
        return np.full(household.count, period.start.date, dtype="datetime64[D]")
