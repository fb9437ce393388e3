from vuonlen.accounts.models import User
from vuonlen.kernel.verb import verb

from ..models import Work


@verb("work.cancel")
def request_cancel(*, actor: User, work: Work) -> None:
    """Ask `work` of `actor` to stop; it stops at its next step. Nothing happens when it has ended."""
    unfinished = [Work.State.WAITING, Work.State.RUNNING]
    Work.objects.filter(pk=work.pk, owner=actor, state__in=unfinished).update(cancel_requested=True)
