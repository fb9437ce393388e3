from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..decision_checks import open_objection_problems, posting_problems
from ..messages import Message
from ..models import CommuneSeason, ReviewRound, Step, UpperReport
from ..models.decision import NUMBER_LIMIT
from ..queries.procedure import law_of
from ..rounds import lock_for_decision
from ..steps import day_problems, empty_problems, name_of, refuse_unless, season_of
from .shared.steps import take_step


@verb("season.report_upward")
def report_upward(
    *, actor: User, scope: Scope, round: ReviewRound, commune_id: int, number: str, sent_on: date
) -> UpperReport:
    """Send the commune's results to the level above, after the list has hung for its days.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    scope.require(Permission.REPORT_UPWARD, commune_id)
    season = season_of(lock_for_decision(round), commune_id)
    if law_of(season.round, sent_on).opinion_level is None:
        refuse_if([Problem(Message.NO_UPPER_LEVEL, {"commune": name_of(season)})])
    refuse_unless(season, (Step.POSTING,), _("báo cáo cấp trên sau khi niêm yết xong và không còn khiếu nại"))
    refuse_if(_problems(season, number, sent_on))
    report = UpperReport.objects.create(
        round=season.round, commune_id=commune_id, number=number.strip(), sent_on=sent_on, recorded_by=actor
    )
    take_step(season, Step.REPORTED, sent_on, actor)
    return report


def _problems(season: CommuneSeason, number: str, sent_on: date) -> Iterator[Problem]:
    yield from empty_problems(season, number=(number, _("số báo cáo")))
    if len(number.strip()) > NUMBER_LIMIT:
        yield Problem(Message.TEXT_TOO_LONG, {"where": name_of(season), "limit": NUMBER_LIMIT}, ("number",))
    yield from day_problems(season, sent_on, "sent_on")
    yield from open_objection_problems(season)
    yield from posting_problems(season, sent_on, "sent_on")
