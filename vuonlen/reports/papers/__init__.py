"""Papers of the review season: contents as plain data, drawn as Word and PDF, filled from the season's records."""

from vuonlen.documents.paper import Paper

from .of_decisions import certificates_of, decisions_of
from .of_household import quick_screen_of, request_of, review_form_of
from .of_lists import blank_minutes, minutes_of, posting_of, results_of, review_list_of
from .of_refusals import refusal_of
from .of_reports import opinion_of, upper_report_of
from .pdf import write_pdf
from .request import RequestKind
from .word import write_word

__all__ = [
    "Paper",
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
    "write_pdf",
    "write_word",
]
