"""Review rounds, their forms, what the law says of each, decisions, and the dated statuses they give."""

from .classification import Classification
from .decision import Decision
from .form import FormRevision, ReviewForm
from .round import ReviewRound, RoundTarget
from .status import Status, StatusSpell

__all__ = [
    "Classification",
    "Decision",
    "FormRevision",
    "ReviewForm",
    "ReviewRound",
    "RoundTarget",
    "Status",
    "StatusSpell",
]
