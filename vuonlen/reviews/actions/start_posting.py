from collections.abc import Iterator
from datetime import date

from django.db.models import Max
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.law import add_working_days

from ..decision_checks import form_problems, latest_posting, open_objection_problems
from ..messages import Message
from ..models import CommuneSeason, Objection, Opinion, Posting, ReviewRound, Step, VillageMeeting
from ..queries.procedure import law_of
from ..queries.standing_candidates import active_candidates, names_of, not_agreed
from ..rounds import lock_for_decision, shortened
from ..steps import day_problems, empty_problems, name_of, refuse_unless, season_of
from .shared.steps import take_step


@verb("season.start_posting")
def start_posting(
    *, actor: User, scope: Scope, round: ReviewRound, commune_id: int, starts_on: date, places: str
) -> Posting:
    """Hang out the commune's list from a day on; it hangs for the law's number of working days.

    The first posting follows the meetings (or the survey, where there are none), a further one a re-check.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    scope.require(Permission.POST_LIST, commune_id)
    season = season_of(lock_for_decision(round), commune_id)
    law = law_of(season.round, starts_on)
    before = Step.MEETING if law.village_meeting else Step.SURVEY
    refuse_unless(season, (before, Step.RECHECK), _("niêm yết sau khi họp thôn đồng ý, hoặc sau phúc tra"))
    refuse_if(_problems(season, starts_on, places))
    last = latest_posting(season)
    days = law.second_posting_working_days if last else law.posting_working_days
    posting = Posting.objects.create(
        round=season.round,
        commune_id=commune_id,
        number=last.number + 1 if last else 1,
        starts_on=starts_on,
        ends_on=add_working_days(starts_on, days),
        places=places.strip(),
        recorded_by=actor,
    )
    take_step(season, Step.POSTING, starts_on, actor)
    return posting


def _problems(season: CommuneSeason, starts_on: date, places: str) -> Iterator[Problem]:
    yield from empty_problems(season, places=(places, _("nơi niêm yết")))
    yield from day_problems(season, starts_on, "starts_on", _earliest(season))
    yield from open_objection_problems(season)
    yield from form_problems(season)
    if season.survey_finished_on is None:
        says = {"commune": name_of(season), "step": Step(season.step).label}
        yield Problem(Message.ILLEGAL_STEP, {**says, "rule": _("niêm yết sau khi khảo sát xong")})
    elif season.step == Step.MEETING:
        names = names_of(not_agreed(active_candidates(season.round, [season.commune_id])))
        if names:
            says = {"commune": name_of(season), "names": shortened(names)}
            yield Problem(Message.MEETING_NOT_AGREED, {**says, "count": len(names)})


def _earliest(season: CommuneSeason) -> date | None:
    """The day of the newest thing that must have come before."""
    of_commune = {"round": season.round, "commune": season.commune_id}
    held = VillageMeeting.objects.filter(**of_commune).aggregate(day=Max("held_at"))["day"]
    answers = Objection.objects.filter(posting__round=season.round, posting__commune=season.commune_id)
    days = [
        season.survey_finished_on,
        localtime(held).date() if held else None,
        answers.aggregate(day=Max("resolved_on"))["day"],
        Opinion.objects.filter(**of_commune).aggregate(day=Max("given_on"))["day"],
    ]
    return max((day for day in days if day), default=None)
