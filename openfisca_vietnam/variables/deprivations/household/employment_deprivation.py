"""Deprivation in employment, standard of 2022-2025."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.members import any_member
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class employment_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: việc làm"

    formula = refuse_without_standard

    def formula_2022_01_01(household, period):
        return any_member(household, household.members("person_without_decent_job", period))

    formula_2027_01_01 = refuse_indicator_cutoffs
