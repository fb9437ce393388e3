"""Completed years of each person, computed once and used by every rule on age."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.ages import completed_years
from openfisca_vietnam.entities import Person


class age(Variable):
    value_type = int
    entity = Person
    definition_period = DateUnit.DAY
    label = "Tuổi tròn năm"
    unit = "year"

    def formula(person, period):
        household = person.simulation.household
        return completed_years(person("birth_date", period), household("aged_on", period), household.members_entity_id)
