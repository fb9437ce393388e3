"""The files that work made go when their time has passed; that the work was done stays."""

from datetime import datetime

from django.db.models.fields.files import FieldFile

from vuonlen.kernel.actor import Actor

from .actions import expire_result
from .models import Work


def remove_old_results(actor: Actor, before: datetime, days: int) -> int:
    """Remove the files of work that ended before; return how many. `days`: how long they stay, for the sentence."""
    old = Work.objects.filter(finished_at__lt=before, result__isnull=False).exclude(result="")
    removed = 0
    for work in old.iterator():
        # Said first: a row that names a file which is gone would be worse than a file nobody names.
        expire_result(actor=actor, work=work, days=days)
        removed += remove_file(work.result)
    return removed


def remove_file(file: FieldFile) -> int:
    """Remove a stored file; return 1, or 0 when there was none."""
    if not file or not file.name or not file.storage.exists(file.name):
        return 0
    file.storage.delete(file.name)
    return 1
