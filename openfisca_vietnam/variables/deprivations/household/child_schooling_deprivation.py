"""Deprivation in the schooling of children."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household
from openfisca_vietnam.members import any_member
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class child_schooling_deprivation(Variable):
    value_type = bool
    entity = Household
    definition_period = DateUnit.DAY
    label = "Thiếu hụt: tình trạng đi học của trẻ em"

    formula = refuse_without_standard

    def formula_2016_01_01(household, period):
        return any_member(household, household.members("child_out_of_school", period))

    formula_2027_01_01 = refuse_indicator_cutoffs
