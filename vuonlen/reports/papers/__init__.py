"""Papers of the review season: their content, filled from the season's records."""

from .of_decisions import certificates_of, decisions_of
from .of_household import quick_screen_of, request_of, review_form_of
from .of_lists import blank_minutes, minutes_of, posting_of, results_of, review_list_of
from .of_refusals import refusal_of
from .of_reports import opinion_of, upper_report_of
from .request import RequestKind

__all__ = [
    "RequestKind",
    "blank_minutes",
    "certificates_of",
    "decisions_of",
    "minutes_of",
    "opinion_of",
    "posting_of",
    "quick_screen_of",
    "refusal_of",
    "request_of",
    "results_of",
    "review_form_of",
    "review_list_of",
    "upper_report_of",
]
