"""The work behind a check: read, look at everything, write the sheet with the findings."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import timezone

from vuonlen.accounts.queries import scope_of
from vuonlen.background.progress import Cancelled, Progress
from vuonlen.background.sealed_files import FileUnreadable
from vuonlen.exchange.import_kinds import KINDS
from vuonlen.exchange.messages import Message
from vuonlen.exchange.models import ImportBatch
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.sheets.checks.legacy import refuse_legacy_text
from vuonlen.sheets.findings import Step
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.reading.guards import inspect
from vuonlen.sheets.reading.workbook import read_tables
from vuonlen.sheets.writing.returned_sheet import write_result

CHECK = "exchange.check_import"
SHOWN = 50  # sentences kept for the page; the sheet has all of them
#: What the work may write; the rest of the row belongs to the verbs.
FOUND = ["rows", "counts", "errors", "questions", "sentences", "state", "result"]


def run_check(parameters: dict[str, Any], progress: Progress) -> None:
    """Check the file of a batch and record what was found."""
    batch = ImportBatch.objects.get(pk=parameters["batch"])
    with settled(batch, after_cancel=ImportBatch.State.CANCELLED):
        try:
            step = Step(progress)
            record(batch, checked_file(batch, step), step)
        except Refused as refused:
            reject(batch, refused)


def checked_file(batch: ImportBatch, step: Step) -> Checked:
    """Everything that can be said of the file; raises Refused when it cannot be read as a whole."""
    kind = KINDS[batch.kind]
    package = inspect(stored_content(batch), batch.name)
    tables = read_tables(package, kind.sheets_of(batch.round), step)
    refuse_legacy_text(package, tables)
    step(0)  # a stop asked for meanwhile is heard here
    return kind.check(tables, context_of(batch, step))


def context_of(batch: ImportBatch, step: Step) -> ImportContext:
    """The owner of the file with the rights held today."""
    today = timezone.localdate()
    return ImportContext(batch.owner, scope_of(batch.owner, today), today, batch.round, step, batch.name)


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


def record(batch: ImportBatch, checked: Checked, step: Step) -> None:
    """Keep counts, sentences and the sheet; decide what may happen next."""
    batch.rows, batch.counts = checked.rows, checked.counts
    batch.errors, batch.questions = checked.errors, checked.questions
    ordered = sorted(checked.findings, key=lambda one: (one.is_question, one.sheet, one.row))
    batch.sentences = [one.problem.text for one in ordered[:SHOWN]]
    batch.counts["codes"] = dict(Counter(one.problem.code for one in checked.findings).most_common())
    batch.state = _state(checked)
    if checked.findings:
        _keep_result(batch, write_result(checked, batch.name, step))
    batch.save(update_fields=FOUND)


def reject(batch: ImportBatch, refused: Refused) -> None:
    """The file as a whole is refused."""
    batch.state, batch.errors = ImportBatch.State.REJECTED, len(refused.problems)
    batch.sentences = [problem.text for problem in refused.problems[:SHOWN]]
    batch.counts = {"codes": dict(Counter(refused.codes))}
    batch.save(update_fields=FOUND)


@contextmanager
def settled(batch: ImportBatch, *, after_cancel: str) -> Iterator[None]:
    """However the work ends, the batch does not stay in the middle."""
    try:
        yield
    except Cancelled:
        ImportBatch.objects.filter(pk=batch.pk).update(state=after_cancel)
        raise
    except Exception:
        text = f"{Message.FAILED.template} ({Message.FAILED.code})"
        ImportBatch.objects.filter(pk=batch.pk).update(
            state=ImportBatch.State.REJECTED, errors=1, sentences=[text], committed_at=None
        )
        raise


def _state(checked: Checked) -> ImportBatch.State:
    if checked.errors:
        return ImportBatch.State.REJECTED
    return ImportBatch.State.NEEDS_DECISION if checked.questions else ImportBatch.State.CHECKED


def _keep_result(batch: ImportBatch, made: Path) -> None:
    with made.open("rb") as content:
        batch.result.save(made.name, File(content), save=False)
    shutil.rmtree(made.parent)
