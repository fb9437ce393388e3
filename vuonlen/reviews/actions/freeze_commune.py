from django.utils import timezone
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..models import ReviewRound, Snapshot, Step
from ..queries.procedure import law_of
from ..rounds import lock_for_decision
from ..steps import refuse_unless, season_of
from .shared.snapshot import take_snapshot
from .shared.steps import take_step


@verb("season.freeze")
def freeze_commune(*, actor: User, scope: Scope, round: ReviewRound, commune_id: int) -> Snapshot:
    """Close the round for a commune: what it came to is kept as an immutable snapshot with a checksum.

    Comes after the certificates, or after the decision where there are none.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    scope.require(Permission.FREEZE_ROUND, commune_id)
    season = season_of(lock_for_decision(round), commune_id)
    certifies = law_of(season.round, season.round.opens_on).certificate
    rule = _("chốt số liệu sau khi cấp giấy chứng nhận") if certifies else _("chốt số liệu sau khi quyết định")
    refuse_unless(season, (Step.CERTIFIED if certifies else Step.DECIDED,), rule)
    take_step(season, Step.FROZEN, timezone.localdate(), actor)
    return take_snapshot(season, actor)
