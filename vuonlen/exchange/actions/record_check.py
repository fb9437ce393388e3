from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from django.core.files import File

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Refused
from vuonlen.kernel.verb import verb

from ..checks.context import Checked
from ..models import ImportBatch

SHOWN = 50  # sentences kept for the page; the sheet has all of them
#: What a check may write; the rest of the row belongs to the other verbs.
_FOUND = ["rows", "counts", "errors", "questions", "sentences", "state", "result"]


@verb("import.record_check")
def record_check(
    *, actor: User, batch: ImportBatch, checked: Checked, made: Path | None = None, first: Sequence[str] = ()
) -> None:
    """Keep counts, sentences and the sheet that was `made` of the findings; decide what may happen next.

    Sentences of `first` come before those of the findings.
    """
    batch.rows, batch.counts = checked.rows, checked.counts
    batch.errors, batch.questions = checked.errors, checked.questions
    ordered = sorted(checked.findings, key=lambda one: (one.is_question, one.sheet, one.row))
    batch.sentences = [*first, *(one.problem.text for one in ordered[:SHOWN])]
    batch.counts["codes"] = dict(Counter(one.problem.code for one in checked.findings).most_common())
    batch.state = _state(checked)
    if made:
        with made.open("rb") as content:
            batch.result.save(made.name, File(content), save=False)
    batch.save(update_fields=_FOUND)


@verb("import.reject")
def reject_import(*, actor: User, batch: ImportBatch, refused: Refused) -> None:
    """The file as a whole is refused."""
    batch.state, batch.errors = ImportBatch.State.REJECTED, len(refused.problems)
    batch.sentences = [problem.text for problem in refused.problems[:SHOWN]]
    batch.counts = {"codes": dict(Counter(refused.codes))}
    batch.save(update_fields=_FOUND)


def _state(checked: Checked) -> ImportBatch.State:
    if checked.errors:
        return ImportBatch.State.REJECTED
    return ImportBatch.State.NEEDS_DECISION if checked.questions else ImportBatch.State.CHECKED
