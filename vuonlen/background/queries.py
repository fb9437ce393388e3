"""What a person may know of long work: only their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from vuonlen.kernel.actor import Person
from vuonlen.kernel.format import moment_digits

from .kinds import unit_of
from .messages import Message
from .models import Work

#: Running work that has not reported for this long has lost its worker.
SILENT_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class Standing:
    """How far work is, for a person who waits: whole percent, pieces a second, the word for a piece, seconds left."""

    percent: int | None
    rate: float | None
    unit: str
    seconds_left: int | None
    message: str
    ended: bool


def works_of(owner: Person) -> QuerySet[Work]:
    """The works of `owner`, newest first."""
    return Work.objects.filter(owner_id=owner.pk).order_by("-created_at", "-pk")


def unfinished_count(owner: Person) -> int:
    """How many works of `owner` wait or run."""
    return works_of(owner).filter(state__in=[Work.State.WAITING, Work.State.RUNNING]).count()


def standing_of(work: Work, now: datetime | None = None) -> Standing:
    """How far `work` is at `now`."""
    now = now or timezone.now()
    rate = _rate(work, now)
    left = round((work.total - work.done) / rate) if rate and work.total else None
    return Standing(
        percent=100 * work.done // work.total if work.total else None,
        rate=rate,
        unit=unit_of(work.kind),
        seconds_left=left if work.state == Work.State.RUNNING else None,
        message=_message(work, now),
        ended=work.state not in {Work.State.WAITING, Work.State.RUNNING},
    )


def _rate(work: Work, now: datetime) -> float | None:
    if not work.started_at or not work.done:
        return None
    seconds = ((work.finished_at or now) - work.started_at).total_seconds()
    return work.done / seconds if seconds > 0 else None


def _message(work: Work, now: datetime) -> str:
    last = work.reported_at or work.started_at
    if work.state == Work.State.RUNNING and last and now - last > SILENT_AFTER:
        return Message.SILENT.text(number=work.pk, since=moment_digits(timezone.localtime(last)))
    return work.message
