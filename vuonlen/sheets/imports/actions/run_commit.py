"""The work behind writing: check the very same file once more, then write it in one transaction."""

from typing import Any

from vuonlen.background.aside import aside
from vuonlen.background.progress import Progress
from vuonlen.kernel.problems import Problem, Refused

from ...findings import Step
from ...messages import Message
from ..batches import Batch
from ..kinds import import_kinds
from .record_check import reject_import
from .run_check import checked_file, keep_check, settled
from .write_import import write_import


def run_commit(batches: type[Batch], parameters: dict[str, Any], progress: Progress) -> None:
    """Write the file of a batch; the registers may have changed since the check, so it is checked again."""
    batch = batches._default_manager.get(pk=parameters["batch"])
    with settled(batch, after_cancel=Batch.State.CHECKED), aside(progress.work_id) as reporter:
        try:
            _commit(batch, reporter)
        except Refused as refused:
            reject_import(actor=batch.owner, batch=batch, refused=refused)


def _commit(batch: Batch, reporter: Progress) -> None:
    kind, step = import_kinds()[batch.kind], Step(reporter)
    checked = checked_file(batch, kind, step)
    if checked.findings:
        keep_check(batch, checked, step, Problem(Message.CHANGED_SINCE).text)
        return
    step.expect(checked.rows)
    write_import(actor=batch.owner, batch=batch, kind=kind, checked=checked, context=batch.context(step))
