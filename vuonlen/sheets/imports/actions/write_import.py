from django.utils import timezone

from vuonlen.kernel.actor import Person
from vuonlen.kernel.verb import verb

from ..batches import Batch
from ..context import Checked, ImportContext
from ..kinds import ImportKind


@verb("import.commit")
def write_import(*, actor: Person, batch: Batch, kind: ImportKind, checked: Checked, context: ImportContext) -> None:
    """Write the whole file, each row by the verb of its kind, or nothing of it.

    Raises Refused when a register finds what the check did not, Cancelled when the owner stops it.
    """
    kind.commit(checked, context)
    batch.state, batch.committed_at = Batch.State.COMMITTED, timezone.now()
    batch.save(update_fields=["state", "committed_at"])
