from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.kernel.verb import verb

from ..checks.context import Checked, ImportContext
from ..import_kinds import KINDS
from ..models import ImportBatch


@verb("import.commit")
def write_import(*, actor: User, batch: ImportBatch, checked: Checked, context: ImportContext) -> None:
    """Write the whole file, each row by the verb of its kind, or nothing of it.

    Raises Refused when a register finds what the check did not, Cancelled when the owner stops it.
    """
    KINDS[batch.kind].commit(checked, context)
    batch.state, batch.committed_at = ImportBatch.State.COMMITTED, timezone.now()
    batch.save(update_fields=["state", "committed_at"])
