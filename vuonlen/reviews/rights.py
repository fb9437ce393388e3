"""Rights that two roles share: whoever opens rounds, and the commune's own officer, run the season of a commune."""

from collections.abc import Iterable

from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope

from .models import ReviewRound


def require_running(scope: Scope, commune_ids: Iterable[int]) -> None:
    """Check the right to run a season (its lists, assignments, survey) in each commune."""
    others = [one for one in commune_ids if not scope.can(Permission.OPEN_ROUND, one)]
    require_everywhere(scope, Permission.POST_LIST, others)


def require_opening(scope: Scope, kind: str, commune_ids: Iterable[int]) -> None:
    """Check the right to open a round: a commune opens its own in-year reviews, the annual one comes from above."""
    if kind == ReviewRound.Kind.ANNUAL:
        require_everywhere(scope, Permission.OPEN_ROUND, commune_ids)
    else:
        require_running(scope, commune_ids)
