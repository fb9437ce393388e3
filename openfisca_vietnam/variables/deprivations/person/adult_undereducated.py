"""Which adult makes the household deprived in education."""

import numpy as np
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.choices import is_one_of
from openfisca_vietnam.entities import Person
from openfisca_vietnam.refusals import refuse_indicator_cutoffs, refuse_without_standard


class adult_undereducated(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Người lớn chưa đạt trình độ giáo dục"

    formula = refuse_without_standard

    def formula_2016_01_01(person, period, parameters):
        rule = parameters(period).indicators.adult_education
        first_birth = np.datetime64(f"{rule.born_from_year}-01-01")
        concerned = (person("age", period) >= rule.age_from) & (person("birth_date", period) >= first_birth)
        qualified = is_one_of(person("highest_qualification", period), rule.sufficient_when_younger)
        return concerned & ~qualified & ~person("studying", period)

    def formula_2022_01_01(person, period, parameters):
        rule = parameters(period).indicators.adult_education
        age = person("age", period)
        qualification = person("highest_qualification", period)
        older = age >= rule.older_age_from
        qualified = is_one_of(qualification, rule.sufficient_when_older)
        qualified |= ~older & is_one_of(qualification, rule.sufficient_when_younger)
        trained = person("studying", period) | person("trained_on_the_job", period)
        return (age >= rule.age_from) & (age <= rule.age_to) & ~qualified & ~trained

    formula_2027_01_01 = refuse_indicator_cutoffs
