"""Files of people's data do not stay for ever: what was sent in and what was made goes when its time has passed.

What happened stays: who sent which file, what was found, what was written. Only the files go.
"""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from vuonlen.background.retention import remove_file, remove_old_results
from vuonlen.kernel.actor import Actor

from .actions.expire_import import expire_import
from .models import ImportBatch

_State = ImportBatch.State
_BUSY = (_State.CHECKING, _State.COMMITTING)


def remove_old_files(*, actor: Actor, days: int, now: datetime | None = None) -> int:
    """Remove the files older than `days`; return how many. What is being worked on is left alone."""
    before = (now or timezone.now()) - timedelta(days=days)
    return _imports(actor, before) + remove_old_results(actor, before, days)


def _imports(actor: Actor, before: datetime) -> int:
    old = ImportBatch.objects.filter(created_at__lt=before).exclude(state__in=_BUSY)
    kept = ~Q(file="") | (Q(result__isnull=False) & ~Q(result=""))
    removed = 0
    for batch in old.filter(kept).iterator():
        # Said first: a row that names a file which is gone would be worse than a file nobody names.
        expire_import(actor=actor, batch=batch)
        removed += remove_file(batch.file) + remove_file(batch.result)
    return removed
