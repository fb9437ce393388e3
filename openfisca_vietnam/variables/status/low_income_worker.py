"""Workers with low income: measured income of the household, neither poor nor near-poor."""

from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.choices import is_one_of
from openfisca_vietnam.entities import Person
from openfisca_vietnam.income_comparison import at_or_under_income
from openfisca_vietnam.refusals import refuse_lines


class low_income_worker(Variable):
    value_type = bool
    entity = Person
    definition_period = DateUnit.DAY
    label = "Người lao động có thu nhập thấp"

    def formula_2025_02_24(person, period, parameters):
        household = person.simulation.household
        basis = household("income_basis", period)
        line = parameters(period).income.low_income_worker_line
        low_income = (basis == basis.possible_values.measured) & at_or_under_income(household, period, line)
        poor_or_near_poor = is_one_of(household("poverty_status", period), ["poor", "near_poor"])
        works = ["employed_with_contract", "employed_without_contract", "self_employed"]
        is_worker = is_one_of(person("employment_situation", period), works)
        return is_worker & household.project(low_income & ~poor_or_near_poor)

    formula_2027_01_01 = refuse_lines
