from django.utils import timezone

from vuonlen.accounts.models import User
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ...models import DuplicatePair, DuplicateStep
from .. import records
from ..compare import compare
from ..suspicion import Suspicion
from .shared.settling import checked_reason, locked_pair, require_open


@verb("duplicate.settle_different")
def settle_different(*, actor: User, scope: Scope, pair_id: int, reason: str) -> DuplicatePair:
    """Two persons indeed: the pair leaves the queue and comes back only when data of one of them change.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    pair = locked_pair(scope, pair_id)
    require_open(pair)
    reason = checked_reason(reason)
    now = timezone.now()
    pair.state, pair.settled_by, pair.settled_at, pair.reason = pair.State.DIFFERENT, actor, now, reason
    pair.fingerprint = _fingerprint_now(pair)
    pair.save(update_fields=["state", "settled_by", "settled_at", "reason", "fingerprint"])
    DuplicateStep.objects.create(
        pair=pair, kind=DuplicateStep.Kind.DIFFERENT, score=pair.score, by=actor, at=now, reason=reason
    )
    return pair


def _fingerprint_now(pair: DuplicatePair) -> bytes:
    """Of the particulars the person looked at, which may be newer than those the pair was found by."""
    now = {record.person_id: record for record in records.of_persons([pair.first_id, pair.second_id])}
    if len(now) < 2:
        return bytes(pair.fingerprint)
    first, second = now[pair.first_id], now[pair.second_id]
    return Suspicion(first, second, compare(first, second)).fingerprint()
