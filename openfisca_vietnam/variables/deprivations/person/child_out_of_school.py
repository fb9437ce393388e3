"""Which child makes the household deprived in schooling."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class child_out_of_school(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Trẻ em không đi học theo quy định"

    formula = refuse_without_standard

    def formula_2016_01_01(person, period, parameters):
        rule = parameters(period).indicators.child_schooling
        age = person("age", period)
        return (age >= rule.age_from) & (age < rule.age_below) & ~person("studying", period)

    def formula_2022_01_01(person, period, parameters):
        rule = parameters(period).indicators.child_schooling
        age = person("age", period)
        at_school = person("attends_right_school_level", period)
        return (age >= rule.age_from) & (age < rule.age_below) & ~at_school

    formula_2027_01_01 = refuse_indicator_cutoffs
