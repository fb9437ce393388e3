"""What the queue's worker does with the files of a table."""

from functools import partial

from django.utils.translation import gettext_noop as _

from vuonlen.background.kinds import register_kind

from .actions.run_check import run_check
from .actions.run_commit import run_commit
from .batches import Batch


def register_batches(batches: type[Batch]) -> None:
    """Let the files of this table be checked and written."""
    register_kind(batches.CHECK, partial(run_check, batches), unit=_("dòng"))
    register_kind(batches.COMMIT, partial(run_commit, batches), unit=_("dòng"))
