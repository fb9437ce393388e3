from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_on

from ..listing import Request, request_problems
from ..messages import Message
from ..models import Candidate, CommuneSeason, RequestRefusal, ReviewRound
from ..naming import household_label
from ..queries.procedure import law_of
from ..queries.statuses import statuses_on
from ..steps import future_problems, refuse_unless_surveying, season_of


@verb("round.keep_refused_request")
def keep_refused_request(
    *, actor: User, scope: Scope, round: ReviewRound, household: Household, requested_on: date, ticks: Sequence[int]
) -> RequestRefusal:
    """Keep the request of a household that form A sends away, for the chair to answer in writing.

    Refused when form A lets the household in, when it is reviewed already, and after the survey.
    Raises Refused, OutOfArea or PermissionMissing.
    """
    village_id, commune_id = homes_on([household.pk], round.reviewed_on)[household.pk]
    scope.require(Permission.RECORD_FORM, commune_id)
    season = season_of(round, commune_id)
    refuse_unless_surveying(season, _("đề nghị được nhận cho đến khi khảo sát xong"))
    refuse_if(_problems(season, household, Request(household.pk, requested_on, ticks)))
    return RequestRefusal.objects.create(
        round=season.round,
        household=household,
        village_id=village_id,
        commune_id=commune_id,
        requested_on=requested_on,
        ground=RequestRefusal.Ground.QUICK_SCREEN,
        quick_screen_ticks=sorted(ticks),
        recorded_by=actor,
    )


def _problems(season: CommuneSeason, household: Household, request: Request) -> Iterator[Problem]:
    review, says = season.round, {"household": household_label(household)}
    yield from future_problems(season, request.requested_on, "requested_on")
    if Candidate.objects.filter(round=review, household=household).exists():
        yield Problem(Message.ALREADY_CANDIDATE, says)
        return
    kept = RequestRefusal.objects.filter(round=review, household=household)
    if kept.filter(ground=RequestRefusal.Ground.QUICK_SCREEN).exists():
        yield Problem(Message.REFUSAL_KEPT, says)
        return
    status = statuses_on([household.pk], review.reviewed_on).get(household.pk)
    found = list(request_problems(review, law_of(review, review.opens_on), household, request, status))
    others = [one for one in found if one.message != Message.QUICK_SCREEN_FAILED]
    yield from others
    if not found:
        yield Problem(Message.REQUEST_PASSES, says, ("ticks",))
