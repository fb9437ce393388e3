"""Reads of reviews and statuses. Callers pass communes that a Scope gave them; nothing here widens an area."""

from .candidates import candidates_of
from .certificates import Validity, verify_certificate
from .changes import FormChanges, form_changes
from .deadlines import SOON, Due, deadlines, due, overdue
from .decisions import names_of_decisions
from .forms import FormSheet, classification_of, form_context, form_for, form_sheet, latest_form, preview
from .movements import CommuneMovement, Count, NearPoorMovement, PoorMovement, movements
from .other_changes import OtherChange, other_changes, unexplained_changes
from .progress import Progress, progress
from .refusals import refusals_of
from .rounds import round_for, rounds_of, version_of
from .statuses import NONE, WORKERS, filter_by_status, statuses_on
from .stocks import Stock, stocks
from .survey_work import survey_work
from .timeline import TimelineEntry, timeline
from .workers import RecognisedWorker, workers_on

__all__ = [
    "NONE",
    "SOON",
    "WORKERS",
    "CommuneMovement",
    "Count",
    "Due",
    "FormChanges",
    "FormSheet",
    "NearPoorMovement",
    "OtherChange",
    "PoorMovement",
    "Progress",
    "RecognisedWorker",
    "Stock",
    "TimelineEntry",
    "Validity",
    "candidates_of",
    "classification_of",
    "deadlines",
    "due",
    "filter_by_status",
    "form_changes",
    "form_context",
    "form_for",
    "form_sheet",
    "latest_form",
    "movements",
    "names_of_decisions",
    "other_changes",
    "overdue",
    "preview",
    "progress",
    "refusals_of",
    "round_for",
    "rounds_of",
    "statuses_on",
    "stocks",
    "survey_work",
    "timeline",
    "unexplained_changes",
    "verify_certificate",
    "version_of",
    "workers_on",
]
