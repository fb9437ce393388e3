"""Verbs of a review, one a file. All check right and area, validate, and write in one transaction."""

from vuonlen.registry.problems import Problem, Refused

from ..errors import StaleForm
from .classify_round import classify_round
from .decide_commune import CommuneDecision, decide_commune
from .decide_round import decide_round
from .open_round import Target, open_round
from .record_form import record_form
from .record_forms import record_forms

__all__ = [
    "CommuneDecision",
    "Problem",
    "Refused",
    "StaleForm",
    "Target",
    "classify_round",
    "decide_commune",
    "decide_round",
    "open_round",
    "record_form",
    "record_forms",
]
