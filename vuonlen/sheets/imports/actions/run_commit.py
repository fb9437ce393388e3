"""The work behind writing: check the very same file once more, then write it in one transaction."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from vuonlen.background.aside import aside
from vuonlen.background.progress import Progress
from vuonlen.exchange.import_kinds import KINDS
from vuonlen.exchange.messages import Message
from vuonlen.exchange.models import ImportBatch
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.sheets.findings import Step

from .run_check import checked_file, context_of, record, reject, settled

COMMIT = "exchange.commit_import"


def run_commit(parameters: dict[str, Any], progress: Progress) -> None:
    """Write the file of a batch; the registry may have changed since the check, so it is checked again."""
    batch = ImportBatch.objects.get(pk=parameters["batch"])
    with settled(batch, after_cancel=ImportBatch.State.CHECKED), aside(progress.work_id) as reporter:
        try:
            _commit(batch, reporter)
        except Refused as refused:
            reject(batch, refused)


def _commit(batch: ImportBatch, reporter: Progress) -> None:
    step = Step(reporter)
    checked = checked_file(batch, step)
    if checked.findings:
        record(batch, checked, step)
        changed = Problem(Message.CHANGED_SINCE).text
        ImportBatch.objects.filter(pk=batch.pk).update(sentences=[changed, *batch.sentences])
        return
    context = context_of(batch, step)
    step.expect(checked.rows)
    with transaction.atomic():
        KINDS[batch.kind].commit(checked, context)
        batch.state, batch.committed_at = ImportBatch.State.COMMITTED, timezone.now()
        batch.save(update_fields=["state", "committed_at"])
