"""The work behind a check: read, look at everything, write the sheet with the findings."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from django.utils import timezone

from vuonlen.background.progress import Cancelled, Progress
from vuonlen.background.sealed_files import FileUnreadable
from vuonlen.kernel.problems import Problem, Refused

from ..checks.context import Checked, ImportContext
from ..checks.legacy import refuse_legacy_text
from ..findings import Step
from ..import_kinds import KINDS
from ..messages import Message
from ..models import ImportBatch
from ..reading.guards import inspect
from ..reading.workbook import read_tables
from ..result_sheet import write_result
from .end_import import fail_import, stop_import
from .record_check import record_check, reject_import

CHECK = "exchange.check_import"


def run_check(parameters: dict[str, Any], progress: Progress) -> None:
    """Check the file of a batch and record what was found."""
    batch = ImportBatch.objects.get(pk=parameters["batch"])
    with settled(batch, after_cancel=ImportBatch.State.CANCELLED):
        try:
            step = Step(progress)
            keep_check(batch, checked_file(batch, step), step)
        except Refused as refused:
            reject_import(actor=batch.owner, batch=batch, refused=refused)


def keep_check(batch: ImportBatch, checked: Checked, step: Step, *first: str) -> None:
    """Write the sheet with the findings, then record what was found; sentences of `first` come before the others."""
    made = write_result(checked, batch.name, step) if checked.findings else None
    record_check(actor=batch.owner, batch=batch, checked=checked, made=made, first=first)
    if made:
        shutil.rmtree(made.parent)


def checked_file(batch: ImportBatch, step: Step) -> Checked:
    """Everything that can be said of the file; raises Refused when it cannot be read as a whole."""
    kind = KINDS[batch.kind]
    package = inspect(stored_content(batch), batch.name)
    tables = read_tables(package, kind.sheets_of(batch.round), step)
    refuse_legacy_text(package, tables)
    step(0)  # a stop asked for meanwhile is heard here
    context = ImportContext(batch.owner, timezone.localdate(), batch.round, step, batch.name)
    return kind.check(tables, context)


def stored_content(batch: ImportBatch) -> bytes:
    """The file as it was sent in; raises Refused when the server holds something else by now."""
    try:
        with batch.file.open("rb") as file:
            content = bytes(file.read())
    except (FileNotFoundError, FileUnreadable) as error:
        raise Refused([Problem(Message.FILE_CHANGED)]) from error
    if sha256(content).hexdigest() != batch.checksum:
        raise Refused([Problem(Message.FILE_CHANGED)])
    return content


@contextmanager
def settled(batch: ImportBatch, *, after_cancel: ImportBatch.State) -> Iterator[None]:
    """However the work ends, the batch does not stay in the middle."""
    try:
        yield
    except Cancelled:
        stop_import(actor=batch.owner, batch=batch, state=after_cancel)
        raise
    except Exception:
        fail_import(actor=batch.owner, batch=batch)
        raise
