from pathlib import PurePath
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from vuonlen.background.actions import start_work

from ....messages import Message
from ....reading.guards import FILE_LIMIT, MEGABYTE, refusal
from ...batches import Batch
from ...checksums import checksum_of


def keep_file(batch: Batch, file: File[Any], name: str) -> None:
    """Store the file and the row of `batch`; nothing is looked at yet. Raises Refused for one too large to keep."""
    batch.name = PurePath(name).name[-120:]
    if file.size > FILE_LIMIT * MEGABYTE:
        raise refusal(Message.TOO_BIG, batch.name, size=file.size // MEGABYTE, limit=FILE_LIMIT)
    batch.checksum = checksum_of(file)
    batch.file.save("tep.xlsx", file, save=False)  # the name of the user is never a path on the server
    batch.save()


def start_check(batch: Batch) -> None:
    """Put the check in the queue, as long work of the owner."""
    title = _("Kiểm tra tệp {name}").format(name=batch.name)[:200]
    work = start_work(actor=batch.owner, kind=batch.CHECK, title=title, parameters={"batch": batch.pk})
    batch.stored().update(work=work)
    batch.refresh_from_db()
