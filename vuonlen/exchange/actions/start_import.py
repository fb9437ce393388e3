from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.background.actions import start_work
from vuonlen.kernel.errors import PermissionMissing
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.reviews.models import ReviewRound

from ..checksums import checksum_of
from ..import_kinds import KINDS
from ..messages import Message
from ..models import ImportBatch
from ..reading.guards import FILE_LIMIT, MEGABYTE, refusal
from .run_check import CHECK


@verb("import.start")
def start_import(
    *, actor: User, scope: Scope, kind: str, file: File[Any], name: str, review: ReviewRound | None = None
) -> ImportBatch:
    """Keep the file and start checking it as long work of `actor`; nothing is written yet.

    Raises PermissionMissing without the right to import, or to do what the file would, anywhere; Refused for an
    unknown kind, a kind that needs a round without one, or a file too large to keep.
    """
    if not scope.communes_with(Permission.IMPORT_DATA):
        raise PermissionMissing(Permission.IMPORT_DATA)
    if kind in KINDS and not scope.communes_with(KINDS[kind].needs):
        raise PermissionMissing(KINDS[kind].needs)
    name = PurePath(name).name[-120:]
    if kind not in KINDS or (KINDS[kind].of_round and review is None):
        raise Refused([Problem(Message.UNKNOWN_KIND)])
    if file.size > FILE_LIMIT * MEGABYTE:
        raise refusal(Message.TOO_BIG, name, size=file.size // MEGABYTE, limit=FILE_LIMIT)
    batch = _kept(actor, kind, file, name, review if KINDS[kind].of_round else None)
    title = _("Kiểm tra tệp {name}").format(name=name)[:200]
    work = start_work(actor=actor, kind=CHECK, title=title, parameters={"batch": batch.pk})
    ImportBatch.objects.filter(pk=batch.pk).update(work=work)
    batch.refresh_from_db()
    return batch


def _kept(actor: User, kind: str, file: File[Any], name: str, review: ReviewRound | None) -> ImportBatch:
    batch = ImportBatch(owner=actor, kind=kind, name=name, round=review, checksum=checksum_of(file))
    batch.file.save("tep.xlsx", file, save=False)  # the name of the user is never a path on the server
    batch.save()
    log_access(user=actor, action="import.check", subject=f"import {batch.pk}", outcome=AccessLog.Outcome.ALLOWED)
    return batch
