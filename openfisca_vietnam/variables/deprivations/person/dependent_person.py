"""Who counts as a dependent."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class dependent_person(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Người phụ thuộc"

    formula = refuse_without_standard

    def formula_2022_01_01(person, period, parameters):
        child_age_below = parameters(period).indicators.dependents.child_age_below
        return person("receives_social_allowance", period) | (person("age", period) < child_age_below)

    formula_2027_01_01 = refuse_indicator_cutoffs
