"""Files of people's data do not stay for ever: what was sent in and what was made goes when its time has passed.

What happened stays: who sent which file, what was found, what was written. Only the files go.
"""

from datetime import datetime

from django.db.models import Q

from vuonlen.background.retention import remove_file
from vuonlen.kernel.actor import Actor

from .actions.expire_import import expire_import
from .batches import Batch

_BUSY = (Batch.State.CHECKING, Batch.State.COMMITTING)


def remove_sent_files(batches: type[Batch], *, actor: Actor, before: datetime) -> int:
    """Remove what was sent in before, and what was made of it; return how many. What is at work is left alone."""
    old = batches._default_manager.filter(created_at__lt=before).exclude(state__in=_BUSY)
    kept = ~Q(file="") | (Q(result__isnull=False) & ~Q(result=""))
    removed = 0
    for batch in old.filter(kept).iterator():
        # Said first: a row that names a file which is gone would be worse than a file nobody names.
        expire_import(actor=actor, batch=batch)
        removed += remove_file(batch.file) + remove_file(batch.result)
    return removed
