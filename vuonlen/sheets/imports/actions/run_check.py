"""The work behind a check: read, look at everything, write the sheet with the findings."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from vuonlen.background.progress import Cancelled, Progress
from vuonlen.background.sealed_files import FileUnreadable
from vuonlen.kernel.problems import Problem, Refused

from ...checks.legacy import refuse_legacy_text
from ...findings import Step
from ...messages import Message
from ...reading.guards import inspect
from ...reading.workbook import read_tables
from ...writing.returned_sheet import write_result
from ..batches import Batch
from ..context import Checked
from ..kinds import ImportKind, import_kinds
from .end_import import fail_import, stop_import
from .record_check import record_check, reject_import


def run_check(batches: type[Batch], parameters: dict[str, Any], progress: Progress) -> None:
    """Check the file of a batch and record what was found."""
    batch = batches._default_manager.get(pk=parameters["batch"])
    with settled(batch, after_cancel=Batch.State.CANCELLED):
        try:
            step = Step(progress)
            keep_check(batch, checked_file(batch, import_kinds()[batch.kind], step), step)
        except Refused as refused:
            reject_import(actor=batch.owner, batch=batch, refused=refused)


def keep_check(batch: Batch, checked: Checked, step: Step, *first: str) -> None:
    """Write the sheet with the findings, then record what was found; sentences of `first` come before the others."""
    made = write_result(checked, batch.name, step) if checked.findings else None
    record_check(actor=batch.owner, batch=batch, checked=checked, made=made, first=first)
    if made:
        shutil.rmtree(made.parent)


def checked_file(batch: Batch, kind: ImportKind, step: Step) -> Checked:
    """Everything that can be said of the file; raises Refused when it cannot be read as a whole."""
    package = inspect(stored_content(batch), batch.name)
    tables = read_tables(package, kind.sheets(*batch.edition), step)
    refuse_legacy_text(package, tables)
    step(0)  # a stop asked for meanwhile is heard here
    return kind.check(tables, batch.context(step))


def stored_content(batch: Batch) -> bytes:
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
def settled(batch: Batch, *, after_cancel: Batch.State) -> Iterator[None]:
    """However the work ends, the batch does not stay in the middle."""
    try:
        yield
    except Cancelled:
        stop_import(actor=batch.owner, batch=batch, state=after_cancel)
        raise
    except Exception:
        fail_import(actor=batch.owner, batch=batch)
        raise
