from vuonlen.accounts.actions import log_access
from vuonlen.accounts.models import AccessLog, User
from vuonlen.kernel.errors import OutOfArea, PermissionMissing
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.sheets.imports.actions.shared.start_commit import claim, start_commit

from ..models import ImportBatch


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
    claim(batch, checksum)
    log_access(user=actor, action="import.commit", subject=f"import {batch.pk}", outcome=AccessLog.Outcome.ALLOWED)
    start_commit(batch)
    return batch
