"""Progress of work that runs in one long transaction: told over a connection of its own.

Inside the transaction a report would be seen by nobody before its end, and would hold the very row that the owner
must change to ask for a stop.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.utils import timezone

from .models import Work
from .progress import REPORT_EVERY, Cancelled, Progress

_REPORT = (
    f"UPDATE {Work._meta.db_table} SET done = %s, total = %s, reported_at = %s WHERE id = %s RETURNING cancel_requested"  # noqa: S608, E501
)


class AsideProgress(Progress):
    """As Progress, over a second connection."""

    def __init__(self, work_id: int) -> None:
        super().__init__(work_id)
        self._connection = connection.copy()

    def step(self, done: int, total: int | None = None) -> None:
        """Say how far the work is. Raises Cancelled."""
        now = time.monotonic()
        if now - self._last_report < REPORT_EVERY and done != total:
            return
        self._last_report = now
        with self._connection.cursor() as cursor:
            cursor.execute(_REPORT, [done, total, timezone.now(), self.work_id])
            row = cursor.fetchone()
        if row and row[0]:
            raise Cancelled

    def close(self) -> None:
        self._connection.close()


@contextmanager
def aside(work_id: int) -> Iterator[AsideProgress]:
    """An AsideProgress whose connection ends with the block."""
    progress = AsideProgress(work_id)
    try:
        yield progress
    finally:
        progress.close()
