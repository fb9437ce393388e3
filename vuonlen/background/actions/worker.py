"""A worker takes what waits in the queue. How far work has come is its progress, no change of a register."""

import logging
import shutil
from pathlib import Path

from django.core.files import File
from django.utils import timezone
from django_tasks import task

from vuonlen.kernel.problems import Refused
from vuonlen.kernel.trail import outside_verbs

from ..kinds import function_of
from ..messages import Message
from ..models import Work
from ..progress import Cancelled, Progress

log = logging.getLogger(__name__)


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
        perform(work)
    except Cancelled:
        _end(work, Work.State.CANCELLED, Message.CANCELLED.text())
    except Refused as refused:
        _end(work, Work.State.FAILED, str(refused))
    except Exception:
        log.exception("work %s (%s) failed", work.pk, work.kind)
        _end(work, Work.State.FAILED, Message.FAILED.text(number=work.pk))


def perform(work: Work) -> None:
    """Do what `work` is about and record that it is done. Raises Cancelled, or whatever stopped it."""
    progress = Progress(work.pk)
    if work.cancel_requested:
        raise Cancelled
    with outside_verbs("work", user=work.owner_id, kind=work.kind):
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
