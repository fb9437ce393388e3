from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import refuse_if
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb

from ..decision_checks import form_problems
from ..models import CommuneSeason, ReviewRound, Step
from ..queries.procedure import law_of
from ..rights import require_running
from ..rounds import lock_for_decision
from ..steps import day_problems, refuse_unless_surveying, season_of
from .shared.steps import take_step


@verb("season.finish_survey")
def finish_survey(*, actor: User, scope: Scope, round: ReviewRound, commune_id: int, on: date) -> CommuneSeason:
    """Close the survey of a commune: every household of the list has a complete form. The village meetings follow.

    A kind of round without meetings goes on to the posting. Raises Refused, OutOfArea or PermissionMissing.
    """
    require_running(scope, [commune_id])
    season = season_of(lock_for_decision(round), commune_id)
    refuse_unless_surveying(season, _("khảo sát chỉ kết thúc một lần"))
    refuse_if([*day_problems(season, on, "on"), *form_problems(season)])
    season.survey_finished_on = on
    meets = law_of(season.round, on).village_meeting
    take_step(season, Step.MEETING if meets else Step.SURVEY, on, actor)
    return season
