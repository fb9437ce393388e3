"""Verbs of a review, one a file. All check right, area and step, validate, and write in one transaction."""

from vuonlen.kernel.problems import Problem, Refused

from ..decision_checks import CommuneDecision
from ..errors import StaleForm
from ..listing import Request
from ..meetings import Meeting
from .add_requester import add_requester
from .add_requesters import add_requesters
from .assign_village import assign_village
from .classify_round import classify_round
from .correct_status import correct_status
from .decide_commune import decide_commune
from .decide_round import decide_round
from .finish_survey import finish_survey
from .freeze_commune import freeze_commune
from .give_opinion import give_opinion
from .hold_meeting import hold_meeting
from .hold_meetings import hold_meetings
from .issue_certificates import issue_certificates
from .keep_refused_request import keep_refused_request
from .open_round import Target, open_round
from .raise_objection import raise_objection
from .record_form import record_form
from .record_forms import record_forms
from .record_official_list import record_official_list
from .report_upward import report_upward
from .resolve_objection import resolve_objection
from .start_posting import start_posting
from .write_refusal import write_refusal

__all__ = [
    "CommuneDecision",
    "Meeting",
    "Problem",
    "Refused",
    "Request",
    "StaleForm",
    "Target",
    "add_requester",
    "add_requesters",
    "assign_village",
    "classify_round",
    "correct_status",
    "decide_commune",
    "decide_round",
    "finish_survey",
    "freeze_commune",
    "give_opinion",
    "hold_meeting",
    "hold_meetings",
    "issue_certificates",
    "keep_refused_request",
    "open_round",
    "raise_objection",
    "record_form",
    "record_forms",
    "record_official_list",
    "report_upward",
    "resolve_objection",
    "start_posting",
    "write_refusal",
]
