from vuonlen.kernel.actor import Person
from vuonlen.kernel.verb import verb

from ...messages import Message
from ..batches import Batch


@verb("import.stop")
def stop_import(*, actor: Person, batch: Batch, state: Batch.State) -> None:
    """Its owner stopped the work on the file: it goes to `state`."""
    batch.stored().update(state=state)


@verb("import.fail")
def fail_import(*, actor: Person, batch: Batch) -> None:
    """The work on the file broke down: nothing of it was written."""
    text = f"{Message.FAILED.template} ({Message.FAILED.code})"
    batch.stored().update(state=Batch.State.REJECTED, errors=1, sentences=[text], committed_at=None)
