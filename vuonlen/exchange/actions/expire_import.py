from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ..models import ImportBatch

_State = ImportBatch.State
#: Waits for a person; without its file it can wait no longer.
_WAITING = (_State.CHECKED, _State.NEEDS_DECISION)


@verb("import.expire")
def expire_import(*, actor: Actor, batch: ImportBatch) -> None:
    """Say that the files of `batch` have gone; who calls removes the files themselves afterwards."""
    state = _State.EXPIRED if batch.state in _WAITING else batch.state
    ImportBatch.objects.filter(pk=batch.pk).update(file="", result=None, state=state)
