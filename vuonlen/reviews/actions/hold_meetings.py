from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.areas import require_everywhere
from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.problems import Problem, refuse_if
from vuonlen.kernel.rights import Permission
from vuonlen.kernel.scope import Scope
from vuonlen.kernel.verb import verb
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import names_on

from ..meetings import Meeting, Vote, meeting_problems, outcome_of, pending_candidates, vote_problems
from ..models import Candidate, CommuneSeason, MeetingVote, Opinion, ReviewRound, Step, VillageMeeting
from ..queries.procedure import law_of
from ..queries.standing_candidates import active_candidates
from ..rounds import lock_for_decision
from ..steps import refuse_unless, season_of

Minutes = tuple[Meeting, Mapping[int, Vote]]


@verb("season.hold_meetings")
def hold_meetings(
    *, actor: User, scope: Scope, round: ReviewRound, meetings: Mapping[int, Minutes]
) -> list[VillageMeeting]:
    """Record the meetings of several villages (by village id), all or none; see `hold_meeting`.

    Raises Refused, OutOfArea or PermissionMissing.
    """
    villages = names_on(meetings.keys(), round.reviewed_on)
    if villages.keys() != set(meetings):
        raise OutOfArea
    communes = {village.parent_id or village.place_id for village in villages.values()}
    require_everywhere(scope, Permission.HOLD_MEETING, communes)
    review = lock_for_decision(round)
    seasons = {one: season_of(review, one) for one in sorted(communes)}
    for season in seasons.values():
        refuse_unless(season, (Step.MEETING,), _("họp thôn sau khi khảo sát xong và trước khi niêm yết"))
    pending = _pending_by_village(review, communes)
    last = _last_meetings(review, meetings.keys())
    refuse_if(_problems(seasons, villages, meetings, pending, last, _last_opinions(review, communes)))
    return [
        _store(actor, seasons[villages[pk].parent_id or pk], pk, minutes, pending[pk], last.get(pk))
        for pk, minutes in meetings.items()
    ]


def _pending_by_village(review: ReviewRound, communes: set[int]) -> dict[int, list[Candidate]]:
    found: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in pending_candidates(active_candidates(review, communes)):
        found[candidate.village_id].append(candidate)
    return found


def _last_meetings(review: ReviewRound, village_ids: Iterable[int]) -> dict[int, VillageMeeting]:
    held = VillageMeeting.objects.filter(round=review, village__in=list(village_ids)).order_by("number")
    return {meeting.village_id: meeting for meeting in held}


def _last_opinions(review: ReviewRound, communes: Iterable[int]) -> dict[int, date]:
    """The day of the newest opinion of each commune that was sent back by one."""
    given = Opinion.objects.filter(round=review, commune__in=list(communes))
    return dict(given.order_by("pk").values_list("commune_id", "given_on"))


def _problems(
    seasons: Mapping[int, CommuneSeason],
    villages: Mapping[int, PlaceVersion],
    meetings: Mapping[int, Minutes],
    pending: Mapping[int, list[Candidate]],
    last: Mapping[int, VillageMeeting],
    opined: Mapping[int, date],
) -> list[Problem]:
    found: list[Problem] = []
    for pk, (meeting, votes) in meetings.items():
        village = villages[pk]
        season = seasons[village.parent_id or pk]
        law = law_of(season.round, localtime(meeting.held_at).date())
        found += meeting_problems(season, law, village.full_name, meeting, last.get(pk), opined.get(season.commune_id))
        found += vote_problems(village.full_name, meeting, votes, pending.get(pk, []))
    return found


def _store(
    actor: User,
    season: CommuneSeason,
    village_id: int,
    minutes: Minutes,
    pending: Sequence[Candidate],
    last: VillageMeeting | None,
) -> VillageMeeting:
    meeting, votes = minutes
    law = law_of(season.round, localtime(meeting.held_at).date())
    held = VillageMeeting.objects.create(
        round=season.round,
        commune_id=season.commune_id,
        village_id=village_id,
        number=last.number + 1 if last else 1,
        recorded_by=actor,
        **vars(meeting),
    )
    MeetingVote.objects.bulk_create(
        MeetingVote(
            meeting=held,
            household_id=one.household_id,
            form_version=one.form.version if one.form else 0,
            agree=votes[one.household_id][0],
            disagree=votes[one.household_id][1],
            outcome=outcome_of(law, votes[one.household_id], meeting.attendance),
        )
        for one in pending
    )
    Candidate.objects.filter(pk__in=[one.pk for one in pending]).update(reopened_version=None)
    return held
