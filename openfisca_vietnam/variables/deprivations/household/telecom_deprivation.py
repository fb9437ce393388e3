"""Deprivation in the use of telecommunication services."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.members import any_member, member_facts
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class telecom_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: sử dụng dịch vụ viễn thông"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        services = parameters(period).indicators.telecom.services
        return ~any_member(household, member_facts(household, services, period))

    formula_2027_01_01 = refuse_indicator_cutoffs
