from typing import Any

from vuonlen.kernel.actor import Person
from vuonlen.kernel.verb import verb

from ..kinds import function_of
from ..models import Work
from .worker import run_queued_work


@verb("work.start")
def start_work(*, actor: Person, kind: str, title: str, parameters: dict[str, Any]) -> Work:
    """Put work in the queue for `actor`, who owns it; a worker runs it. Raises KeyError for an unknown kind."""
    function_of(kind)
    work = Work.objects.create(owner_id=actor.pk, kind=kind, title=title, parameters=parameters)
    run_queued_work.enqueue(work.pk)
    work.refresh_from_db()
    return work
