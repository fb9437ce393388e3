from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.statistics import refresh_statistics
from vuonlen.kernel.verb import verb
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_on

from ..listing import Request, request_problems
from ..messages import Message
from ..models import Candidate, CommuneSeason, ReviewRound
from ..naming import household_label
from ..queries.procedure import law_of
from ..queries.statuses import statuses_on
from ..steps import future_problems, refuse_unless_surveying, season_of

Homes = Mapping[int, tuple[int, int]]


@verb("round.add_requesters")
def add_requesters(*, actor: User, scope: Scope, round: ReviewRound, requests: Iterable[Request]) -> int:
    """Put households that ask on the list to review, all or none; return how many.

    Raises Refused with every problem, OutOfArea or PermissionMissing.
    """
    wanted = list(requests)
    ids = [request.household_id for request in wanted]
    households = Household.objects.in_bulk(ids)
    if households.keys() != set(ids):
        raise OutOfArea
    homes = homes_on(ids, round.reviewed_on)
    communes = {commune_id for __, commune_id in homes.values()}
    require_everywhere(scope, Permission.RECORD_FORM, communes)
    seasons = [season_of(round, commune_id) for commune_id in sorted(communes)]
    for season in seasons:
        refuse_unless_surveying(season, _("hộ đề nghị được nhận cho đến khi khảo sát xong"))
    refuse_if(_problems(round, wanted, households, {season.commune_id: season for season in seasons}, homes))
    rows = [_candidate(round, actor, request, homes) for request in wanted]
    Candidate.objects.bulk_create(rows, batch_size=1_000)
    refresh_statistics(len(rows), "reviews_candidate")
    return len(rows)


def _problems(
    review: ReviewRound,
    requests: Sequence[Request],
    households: Mapping[int, Household],
    seasons: Mapping[int, CommuneSeason],
    homes: Homes,
) -> Iterator[Problem]:
    seen = set(Candidate.objects.filter(round=review, household__in=households).values_list("household_id", flat=True))
    statuses, law = statuses_on(list(households), review.reviewed_on), law_of(review, review.opens_on)
    for request in requests:
        household = households[request.household_id]
        if household.pk in seen:
            yield Problem(Message.ALREADY_CANDIDATE, {"household": household_label(household)})
            continue
        seen.add(household.pk)
        yield from request_problems(review, law, household, request, statuses.get(household.pk))
        yield from future_problems(seasons[homes[household.pk][1]], request.requested_on, "requested_on")


def _candidate(review: ReviewRound, actor: User, request: Request, homes: Homes) -> Candidate:
    village_id, commune_id = homes[request.household_id]
    return Candidate(
        round=review,
        household_id=request.household_id,
        village_id=village_id,
        commune_id=commune_id,
        reason=Candidate.Reason.REQUESTED,
        requested_on=request.requested_on,
        quick_screen_ticks=None if request.ticks is None else sorted(request.ticks),
        added_by=actor,
    )
