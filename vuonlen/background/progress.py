"""How running work reports, and learns that its owner wants it to stop."""

import time

from django.utils import timezone

from .models import Work

#: Seconds between two reports: the page asks every two seconds, so more would only cost writes.
REPORT_EVERY = 0.5


class Cancelled(Exception):
    """The owner asked the work to stop."""


class Progress:
    """Handed to a work function; reports at most twice a second.

    A report made inside an open transaction is seen by others only at its end:
    step between transactions, not within one.
    """

    def __init__(self, work_id: int) -> None:
        self.work_id = work_id
        self._last_report = 0.0

    def step(self, done: int, total: int | None = None) -> None:
        """Say that `done` of `total` (None: not known) pieces are finished. Raises Cancelled."""
        now = time.monotonic()
        if now - self._last_report < REPORT_EVERY and done != total:
            return
        self._last_report = now
        row = Work.objects.filter(pk=self.work_id)
        row.update(done=done, total=total, reported_at=timezone.now())
        if row.values_list("cancel_requested", flat=True).get():
            raise Cancelled
