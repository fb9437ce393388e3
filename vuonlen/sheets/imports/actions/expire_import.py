from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ..batches import Batch

#: Waits for a person; without its file it can wait no longer.
_WAITING = (Batch.State.CHECKED, Batch.State.NEEDS_DECISION)


@verb("import.expire")
def expire_import(*, actor: Actor, batch: Batch) -> None:
    """Say that the files of `batch` have gone; who calls removes the files themselves afterwards."""
    state = Batch.State.EXPIRED if batch.state in _WAITING else batch.state
    batch.stored().update(file="", result=None, state=state)
