"""Files of people's data do not stay for ever: what was sent in and what was made goes when its time has passed.

What happened stays: who sent which file, what was found, what was written. Only the files go.
"""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from vuonlen.background.retention import remove_file, remove_old_results

from .models import ImportBatch

_State = ImportBatch.State
_BUSY = (_State.CHECKING, _State.COMMITTING)
#: Waits for a person; without its file it can wait no longer.
_WAITING = (_State.CHECKED, _State.NEEDS_DECISION)


def remove_old_files(*, days: int, now: datetime | None = None) -> int:
    """Remove the files older than `days`; return how many. What is being worked on is left alone."""
    before = (now or timezone.now()) - timedelta(days=days)
    return _imports(before) + remove_old_results(before, days)


def _imports(before: datetime) -> int:
    old = ImportBatch.objects.filter(created_at__lt=before).exclude(state__in=_BUSY)
    kept = ~Q(file="") | (Q(result__isnull=False) & ~Q(result=""))
    removed = 0
    for batch in old.filter(kept).iterator():
        # Said first: a row that names a file which is gone would be worse than a file nobody names.
        state = _State.EXPIRED if batch.state in _WAITING else batch.state
        ImportBatch.objects.filter(pk=batch.pk).update(file="", result=None, state=state)
        removed += remove_file(batch.file) + remove_file(batch.result)
    return removed
