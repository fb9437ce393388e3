from vuonlen.kernel.actor import Person
from vuonlen.kernel.verb import verb

from ..models import Work


@verb("work.cancel")
def request_cancel(*, actor: Person, work: Work) -> None:
    """Ask `work` of `actor` to stop; it stops at its next step. Nothing happens when it has ended."""
    unfinished = [Work.State.WAITING, Work.State.RUNNING]
    Work.objects.filter(pk=work.pk, owner_id=actor.pk, state__in=unfinished).update(cancel_requested=True)
