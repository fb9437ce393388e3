from typing import Any

from django.core.files import File

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.reviews.models import ReviewRound
from vuonlen.sheets.imports.actions.shared.start_check import keep_file, start_check
from vuonlen.sheets.imports.kinds import allowed_kind

from ..models import ImportBatch


@verb("import.start")
def start_import(
    *, actor: User, scope: Scope, kind: str, file: File[Any], name: str, review: ReviewRound | None = None
) -> ImportBatch:
    """Keep the file and start checking it as long work of `actor`; nothing is written yet.

    Raises PermissionMissing without the right to import, or to do what the file would, anywhere; Refused for an
    unknown kind, a kind that needs a round without one, or a file too large to keep.
    """
    chosen = allowed_kind(scope, kind, has_round=review is not None)
    batch = ImportBatch(owner=actor, kind=kind, round=review if chosen.of_round else None)
    keep_file(batch, file, name)
    log_access(user=actor, action="import.check", subject=f"import {batch.pk}", outcome=AccessLog.Outcome.ALLOWED)
    start_check(batch)
    return batch
