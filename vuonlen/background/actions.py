"""Verbs of long work: start, run, ask to stop."""

import logging
import shutil
from pathlib import Path
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from vuonlen.kernel.actor import Person
from vuonlen.kernel.problems import Refused
from vuonlen.kernel.trail import audited

from .kinds import function_of
from .messages import Message
from .models import Work
from .progress import Cancelled, Progress

log = logging.getLogger(__name__)


def start_work(*, owner: Person, kind: str, title: str, parameters: dict[str, Any]) -> Work:
    """Put work in the queue for `owner`; a worker runs it. Raises KeyError for an unknown kind."""
    function_of(kind)
    with transaction.atomic():
        work = Work.objects.create(owner_id=owner.pk, kind=kind, title=title, parameters=parameters)
        run_queued_work.enqueue(work.pk)
    work.refresh_from_db()
    return work


def request_cancel(*, owner: Person, work: Work) -> None:
    """Ask `work` to stop; it stops at its next step. Nothing happens when it has ended."""
    unfinished = [Work.State.WAITING, Work.State.RUNNING]
    Work.objects.filter(pk=work.pk, owner_id=owner.pk, state__in=unfinished).update(cancel_requested=True)


@task()
def run_queued_work(work_id: int) -> None:
    """The queue's entry: run one piece of work."""
    run_work(work_id)


def run_work(work_id: int) -> None:
    """Run one waiting work to its end, and record how it ended. Work already taken is left alone."""
    taken = Work.objects.filter(pk=work_id, state=Work.State.WAITING)
    if not taken.update(state=Work.State.RUNNING, started_at=timezone.now(), reported_at=timezone.now()):
        return
    work = Work.objects.get(pk=work_id)
    try:
        _do(work)
    except Cancelled:
        _end(work, Work.State.CANCELLED, Message.CANCELLED.text())
    except Refused as refused:
        _end(work, Work.State.FAILED, str(refused))
    except Exception:
        log.exception("work %s (%s) failed", work.pk, work.kind)
        _end(work, Work.State.FAILED, Message.FAILED.text(number=work.pk))


def _do(work: Work) -> None:
    progress = Progress(work.pk)
    if work.cancel_requested:
        raise Cancelled
    with audited(work.owner, f"work.{work.kind}"):
        made = function_of(work.kind)(work.parameters, progress)
    if made is not None:
        _keep(work, made)
    _end(work, Work.State.DONE)


def _keep(work: Work, made: Path) -> None:
    with made.open("rb") as content:
        work.result.save(f"{work.pk}/{made.name}", File(content), save=False)
    Work.objects.filter(pk=work.pk).update(result=work.result.name)
    shutil.rmtree(made.parent)


def _end(work: Work, state: Work.State, message: str = "") -> None:
    Work.objects.filter(pk=work.pk).update(state=state, message=message, finished_at=timezone.now())
