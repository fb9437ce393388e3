"""The only door to the law: which facts a standard needs, what it makes of them, and why."""

from vuonlen.law.classify import STATUS_CODES, STATUS_LABELS, Outcome, classify
from vuonlen.law.columns import FactSheet, encode
from vuonlen.law.completeness import MissingFact
from vuonlen.law.errors import ColumnError, FactError, LawError, MissingTableError, NoStandardError
from vuonlen.law.explain import Explanation, explain, missing_facts
from vuonlen.law.facts import FACTS, Fact
from vuonlen.law.population import Columns
from vuonlen.law.schema import required_facts
from vuonlen.law.standards import STANDARDS, Indicator, Standard, standard_by_id, standard_on
from vuonlen.law.version import LAW_VERSION

__all__ = [
    "FACTS",
    "LAW_VERSION",
    "STANDARDS",
    "STATUS_CODES",
    "STATUS_LABELS",
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
    "NoStandardError",
    "Outcome",
    "Standard",
    "classify",
    "encode",
    "explain",
    "missing_facts",
    "required_facts",
    "standard_by_id",
    "standard_on",
]
