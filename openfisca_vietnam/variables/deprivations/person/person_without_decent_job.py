"""Who makes the household deprived in employment."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.choices import is_one_of
from openfisca_vietnam.entities import Person
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class person_without_decent_job(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Thiếu hụt việc làm"

    formula = refuse_without_standard

    def formula_2022_01_01(person, period, parameters):
        rule = parameters(period).indicators.employment
        situation = person("employment_situation", period)
        return is_one_of(situation, rule.deprived_situations) & (person("age", period) >= rule.age_from)

    formula_2027_01_01 = refuse_indicator_cutoffs
