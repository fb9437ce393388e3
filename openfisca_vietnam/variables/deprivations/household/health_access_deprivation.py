"""Deprivation in access to health services, standard of 2016-2020."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.members import any_member, member_facts
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class health_access_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: tiếp cận dịch vụ y tế"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period, parameters):
        facts = parameters(period).indicators.health_access.deprived_facts
        return any_member(household, member_facts(household, facts, period))

    formula_2027_01_01 = refuse_indicator_cutoffs
