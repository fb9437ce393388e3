"""Review rounds, a commune's steps through them, forms, what the law says of each, decisions, dated statuses."""

from .classification import Classification
from .closing import Certificate, Snapshot
from .decision import Decision
from .form import FormRevision, ReviewForm
from .history import FormChange, RecognitionChange, SpellChange
from .meeting import MeetingVote, VillageMeeting
from .posting import Objection, Posting
from .recognition import WorkerRecognition
from .refusal import RequestRefusal
from .round import MEASURED, ReviewRound, RoundTarget
from .season import Assignment, Candidate, CommuneSeason, Step, StepRecord
from .status import LISTED, Status, StatusSpell
from .upper import Opinion, UpperReport

__all__ = [
    "LISTED",
    "MEASURED",
    "Assignment",
    "Candidate",
    "Certificate",
    "Classification",
    "CommuneSeason",
    "Decision",
    "FormChange",
    "FormRevision",
    "MeetingVote",
    "Objection",
    "Opinion",
    "Posting",
    "RecognitionChange",
    "RequestRefusal",
    "ReviewForm",
    "ReviewRound",
    "RoundTarget",
    "Snapshot",
    "SpellChange",
    "Status",
    "StatusSpell",
    "Step",
    "StepRecord",
    "UpperReport",
    "VillageMeeting",
    "WorkerRecognition",
]
