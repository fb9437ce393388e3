"""The only door to the law: which facts a standard needs, what it makes of them, and why."""

from vuonlen.law.acts import Act, Purpose, acts_on, form_on, office_on
from vuonlen.law.classify import STATUS_CODES, STATUS_LABELS, Outcome, classify
from vuonlen.law.columns import FactSheet, encode
from vuonlen.law.completeness import MissingFact
from vuonlen.law.errors import (
    ColumnError,
    FactError,
    LawError,
    MissingTableError,
    NoActError,
    NoProcedureError,
    NoStandardError,
)
from vuonlen.law.explain import Explanation, explain, missing_facts
from vuonlen.law.facts import FACTS, Fact
from vuonlen.law.population import Columns
from vuonlen.law.procedure import Procedure, newly_escaped_months, procedure_on
from vuonlen.law.recorded import RECORDED
from vuonlen.law.schema import required_facts
from vuonlen.law.standards import STANDARDS, Indicator, Standard, standard_by_id, standard_on
from vuonlen.law.version import LAW_VERSION
from vuonlen.law.working_days import add_working_days, is_working_day, working_days_between

__all__ = [
    "FACTS",
    "LAW_VERSION",
    "RECORDED",
    "STANDARDS",
    "STATUS_CODES",
    "STATUS_LABELS",
    "Act",
    "ColumnError",
    "Columns",
    "Explanation",
    "Fact",
    "FactError",
    "FactSheet",
    "Indicator",
    "LawError",
    "MissingFact",
    "MissingTableError",
    "NoActError",
    "NoProcedureError",
    "NoStandardError",
    "Outcome",
    "Procedure",
    "Purpose",
    "Standard",
    "acts_on",
    "add_working_days",
    "classify",
    "encode",
    "explain",
    "form_on",
    "is_working_day",
    "missing_facts",
    "newly_escaped_months",
    "office_on",
    "procedure_on",
    "required_facts",
    "standard_by_id",
    "standard_on",
    "working_days_between",
]
