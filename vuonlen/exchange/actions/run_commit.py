"""The work behind writing: check the very same file once more, then write it in one transaction."""

from typing import Any

from django.utils import timezone

from vuonlen.background.progress import Progress
from vuonlen.kernel.problems import Problem, Refused

from ..aside import aside
from ..checks.context import ImportContext
from ..findings import Step
from ..messages import Message
from ..models import ImportBatch
from .record_check import reject_import
from .run_check import checked_file, keep_check, settled
from .write_import import write_import

COMMIT = "exchange.commit_import"


def run_commit(parameters: dict[str, Any], progress: Progress) -> None:
    """Write the file of a batch; the registry may have changed since the check, so it is checked again."""
    batch = ImportBatch.objects.get(pk=parameters["batch"])
    with settled(batch, after_cancel=ImportBatch.State.CHECKED), aside(progress.work_id) as reporter:
        try:
            _commit(batch, reporter)
        except Refused as refused:
            reject_import(actor=batch.owner, batch=batch, refused=refused)


def _commit(batch: ImportBatch, reporter: Progress) -> None:
    step = Step(reporter)
    checked = checked_file(batch, step)
    if checked.findings:
        keep_check(batch, checked, step, Problem(Message.CHANGED_SINCE).text)
        return
    context = ImportContext(batch.owner, timezone.localdate(), batch.round, step, batch.name)
    step.expect(checked.rows)
    write_import(actor=batch.owner, batch=batch, checked=checked, context=context)
