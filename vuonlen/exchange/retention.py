"""Files of people's data do not stay for ever: those sent in, and those that work made."""

from datetime import datetime, timedelta

from django.utils import timezone

from vuonlen.background.retention import remove_old_results
from vuonlen.kernel.actor import Actor
from vuonlen.sheets.imports.retention import remove_sent_files

from .models import ImportBatch


def remove_old_files(*, actor: Actor, days: int, now: datetime | None = None) -> int:
    """Remove the files older than `days`; return how many. What is being worked on is left alone."""
    before = (now or timezone.now()) - timedelta(days=days)
    return remove_sent_files(ImportBatch, actor=actor, before=before) + remove_old_results(actor, before, days)
