from vuonlen.accounts.models import User
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import ImportBatch


@verb("import.stop")
def stop_import(*, actor: User, batch: ImportBatch, state: ImportBatch.State) -> None:
    """Its owner stopped the work on the file: it goes to `state`."""
    ImportBatch.objects.filter(pk=batch.pk).update(state=state)


@verb("import.fail")
def fail_import(*, actor: User, batch: ImportBatch) -> None:
    """The work on the file broke down: nothing of it was written."""
    text = f"{Message.FAILED.template} ({Message.FAILED.code})"
    ImportBatch.objects.filter(pk=batch.pk).update(
        state=ImportBatch.State.REJECTED, errors=1, sentences=[text], committed_at=None
    )
