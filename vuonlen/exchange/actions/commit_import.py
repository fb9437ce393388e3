from django.utils.translation import gettext as _

from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.background.actions import start_work
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.problems import Problem, Refused
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import ImportBatch
from .run_commit import COMMIT


@verb("import.confirm")
def commit_import(*, actor: User, scope: Scope, batch: ImportBatch, checksum: str) -> ImportBatch:
    """Start writing a checked file as long work of its owner: all of it or nothing.

    `checksum` is that of the file whose result the actor saw. Raises OutOfArea for the file of another,
    PermissionMissing, Refused when the file is not waiting to be written or is not the one that was checked.
    """
    if batch.owner_id != actor.pk:
        raise OutOfArea
    if not scope.communes_with(Permission.IMPORT_DATA):
        raise PermissionMissing(Permission.IMPORT_DATA)
    if checksum != batch.checksum:
        raise Refused([Problem(Message.FILE_CHANGED)])
    waiting = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.CHECKED)
    if not waiting.update(state=ImportBatch.State.COMMITTING):
        batch.refresh_from_db()
        raise Refused([Problem(Message.NOT_CHECKED, {"state": batch.get_state_display()})])
    log_access(user=actor, action="import.commit", subject=f"import {batch.pk}", outcome=AccessLog.Outcome.ALLOWED)
    title = _("Ghi tệp {name}").format(name=batch.name)[:200]
    work = start_work(actor=actor, kind=COMMIT, title=title, parameters={"batch": batch.pk})
    ImportBatch.objects.filter(pk=batch.pk).update(work=work)
    batch.refresh_from_db()
    return batch
