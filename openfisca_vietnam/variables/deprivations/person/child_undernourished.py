"""Which child makes the household deprived in nutrition."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class child_undernourished(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Trẻ em suy dinh dưỡng"

    formula = refuse_without_standard

    def formula_2022_01_01(person, period, parameters):
        rule = parameters(period).indicators.nutrition
        undernourished = person(rule.deprived_facts[0], period)
        for fact in rule.deprived_facts[1:]:
            undernourished = undernourished | person(fact, period)
        return undernourished & (person("age", period) < rule.age_below)

    formula_2027_01_01 = refuse_indicator_cutoffs
