from vuonlen.kernel.actor import Actor
from vuonlen.kernel.verb import verb

from ..messages import Message
from ..models import Work


@verb("work.expire_result")
def expire_result(*, actor: Actor, work: Work, days: int) -> None:
    """Say of `work` that its file has gone after so many days; who calls removes the file itself afterwards."""
    Work.objects.filter(pk=work.pk).update(result=None, message=Message.FILE_REMOVED.text(days=days))
