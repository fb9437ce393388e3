"""Deprivation by the share of dependents, standard of 2022-2025."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.members import count_members
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class dependents_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: người phụ thuộc"

    formula = refuse_without_standard

    def formula_2022_01_01(household, period, parameters):
        share = parameters(period).indicators.dependents.share_over_percent
        dependents = count_members(household, household.members("dependent_person", period))
        return dependents * 100 > household("household_size", period) * share

    formula_2027_01_01 = refuse_indicator_cutoffs
