"""Every change of forms, statuses and recognitions, kept by the database (`audit.tracked`)."""

from vuonlen.audit.tracked import changes_of

from .form import ReviewForm
from .recognition import WorkerRecognition
from .status import StatusSpell

_FORM = ["round", "household", "village", "commune", "law_version", "version", "recorded_by", "recorded_at"]
_SPELL = ["household", "commune", "status", "valid", "decision", "classification"]
_RECOGNITION = ["person", "household", "commune", "valid", "decision", "classification", "ended_by"]
_VOIDED = ["voided_by", "voided_valid"]
_BY_LIST = ["income_points", "deprivation_points", "list_facts"]


class FormChange(changes_of(ReviewForm, _FORM, "household")):  # type: ignore[misc]
    """One change of a form; what was answered is in `FormRevision`, which keeps every version."""


class SpellChange(changes_of(StatusSpell, _SPELL + _VOIDED + _BY_LIST, "household")):  # type: ignore[misc]
    """One change of a status spell."""


class RecognitionChange(changes_of(WorkerRecognition, _RECOGNITION + _VOIDED, "household", "person")):  # type: ignore[misc]
    """One change of a person's recognition as a worker with low income."""
