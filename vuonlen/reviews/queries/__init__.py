"""Reads of reviews and statuses. Callers pass communes that a Scope gave them; nothing here widens an area."""

from .forms import FormSheet, classification_of, form_context, form_for, form_sheet, latest_form, preview
from .movements import CommuneMovement, Count, NearPoorMovement, PoorMovement, movements
from .rounds import round_for, rounds_of
from .statuses import filter_by_status, statuses_on
from .stocks import Stock, stocks
from .timeline import TimelineEntry, timeline

__all__ = [
    "CommuneMovement",
    "Count",
    "FormSheet",
    "NearPoorMovement",
    "PoorMovement",
    "Stock",
    "TimelineEntry",
    "classification_of",
    "filter_by_status",
    "form_for",
    "form_context",
    "form_sheet",
    "latest_form",
    "movements",
    "preview",
    "round_for",
    "rounds_of",
    "statuses_on",
    "stocks",
    "timeline",
]
