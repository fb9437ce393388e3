"""Input: `income_basis` of a household."""

from openfisca_core.indexed_enums import Enum
from openfisca_core.periods import DateUnit
from openfisca_core.variables import Variable

from openfisca_vietnam.entities import Household


class IncomeBasis(Enum):
    """Answers to `income_basis`; the values are the Vietnamese labels."""

    points = "Tổng điểm B1 trên phiếu"
    measured = "Thu nhập bình quân đầu người đo được"


class income_basis(Variable):
    value_type = Enum
    possible_values = IncomeBasis
    default_value = IncomeBasis.points
    entity = Household
    definition_period = DateUnit.DAY
    label = "Cách xác định thu nhập"
    documentation = "Cách xác định thu nhập của hộ trong lần rà soát."
