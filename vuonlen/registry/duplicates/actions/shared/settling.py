"""Checks that every way of settling a pair shares."""

from collections.abc import Iterator

from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from ....models import DuplicatePair
from ...messages import Message

REASON_LIMIT = 500  # characters


def locked_pair(scope: Scope, pk: int) -> DuplicatePair:
    """The pair, locked until the transaction ends. Both persons must be in the user's area, with the right to settle.

    Raises OutOfArea when the pair is absent or one of the two is elsewhere, else PermissionMissing.
    """
    pair = DuplicatePair.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if pair is None:
        raise OutOfArea
    require_both(scope, pair)
    return pair


def require_both(scope: Scope, pair: DuplicatePair) -> None:
    """Raise unless the user may settle doubles where either person is."""
    require_everywhere(scope, Permission.SETTLE_DUPLICATE, {pair.first_commune_id, pair.second_commune_id})


def checked_reason(reason: str) -> str:
    """The reason without spaces around it; refused when empty or too long."""
    reason = reason.strip()
    refuse_if(_reason_problems(reason))
    return reason


def _reason_problems(reason: str) -> Iterator[Problem]:
    if not reason:
        yield Problem(Message.REASON_EMPTY, {}, ("reason",))
    if len(reason) > REASON_LIMIT:
        yield Problem(Message.REASON_TOO_LONG, {"limit": REASON_LIMIT}, ("reason",))


def require_open(pair: DuplicatePair) -> None:
    """Refuse a pair that somebody settled in the meantime."""
    if pair.state != DuplicatePair.State.OPEN:
        says = {"state": DuplicatePair.State(pair.state).label}
        refuse_if([Problem(Message.ALREADY_SETTLED, says)])
