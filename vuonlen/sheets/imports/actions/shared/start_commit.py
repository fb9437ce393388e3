from django.utils.translation import gettext as _

from vuonlen.background.actions import start_work
from vuonlen.kernel.problems import Problem, Refused

from ....messages import Message
from ...batches import Batch


def claim(batch: Batch, checksum: str) -> None:
    """Take the file to be written: once, and only as it was checked.

    `checksum` is that of the file whose result the owner saw. Raises Refused when the file is not waiting to be
    written, or is not that one.
    """
    if checksum != batch.checksum:
        raise Refused([Problem(Message.FILE_CHANGED)])
    if not batch.stored().filter(state=Batch.State.CHECKED).update(state=Batch.State.COMMITTING):
        batch.refresh_from_db()
        raise Refused([Problem(Message.NOT_CHECKED, {"state": batch.get_state_display()})])


def start_commit(batch: Batch) -> None:
    """Put the writing of a claimed file in the queue, as long work of the owner."""
    title = _("Ghi tệp {name}").format(name=batch.name)[:200]
    work = start_work(actor=batch.owner, kind=batch.COMMIT, title=title, parameters={"batch": batch.pk})
    batch.stored().update(work=work)
    batch.refresh_from_db()
