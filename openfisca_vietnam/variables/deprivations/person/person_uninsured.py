"""Who makes the household deprived in health insurance."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Person
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class person_uninsured(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Không có bảo hiểm y tế"

    formula = refuse_without_standard

    def formula_2016_01_01(person, period, parameters):
        age_from = parameters(period).indicators.insurance.age_from
        return ~person("has_health_insurance", period) & (person("age", period) >= age_from)

    formula_2027_01_01 = refuse_indicator_cutoffs
