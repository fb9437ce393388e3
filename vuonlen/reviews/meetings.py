"""What a village meeting must satisfy, and what its votes say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from vuonlen.kernel.problems import Problem
from vuonlen.law import Procedure

from .messages import Message
from .models import Candidate, CommuneSeason, MeetingVote, VillageMeeting
from .queries.standing_candidates import not_agreed
from .rounds import shortened
from .steps import day_problems, empty_problems

Vote = tuple[int, int]  # agree, disagree


@dataclass(frozen=True)
class Meeting:
    """A village meeting as its minutes tell it; `attendance` in people."""

    held_at: datetime
    place: str
    chair: str
    secretary: str
    attendance: int
    minutes_copies: int


def outcome_of(law: Procedure, vote: Vote, attendance: int) -> MeetingVote.Outcome:
    """Agreed when at least the law's share of those attending agree."""
    agreed = vote[0] * 100 >= law.agreement_percent * attendance
    return MeetingVote.Outcome.AGREED if agreed else MeetingVote.Outcome.SURVEY_AGAIN


def meeting_problems(
    season: CommuneSeason,
    law: Procedure,
    village: str,
    meeting: Meeting,
    last: VillageMeeting | None,
    opined_on: date | None,
) -> Iterator[Problem]:
    """What is wrong with the minutes themselves."""
    held = localtime(last.held_at).date() if last else None
    after = max((day for day in (held, opined_on, season.survey_finished_on) if day), default=None)
    yield from day_problems(season, localtime(meeting.held_at).date(), "held_at", after)
    yield from empty_problems(
        season,
        place=(meeting.place, _("nơi họp")),
        chair=(meeting.chair, _("người chủ trì")),
        secretary=(meeting.secretary, _("thư ký")),
        attendance=("x" if meeting.attendance > 0 else "", _("số người dự họp")),
    )
    if meeting.minutes_copies < law.minutes_copies:
        yield Problem(Message.FEW_MINUTES, {"village": village, "copies": law.minutes_copies}, ("minutes_copies",))


def vote_problems(
    village: str, meeting: Meeting, votes: Mapping[int, Vote], pending: Sequence[Candidate]
) -> Iterator[Problem]:
    """Households left out, or that are none of this meeting's; more votes than people; forms not looked at again."""
    if not pending and not votes:
        yield Problem(Message.NOTHING_TO_VOTE_ON, {"village": village})
    ids = {one.household_id for one in pending}
    labels = {one.household_id: f"{one.household.head_name} ({one.household.code})" for one in pending}
    yield from _named(Message.VOTES_MISSING, village, [labels[pk] for pk in sorted(ids - votes.keys())])
    yield from _named(Message.VOTE_NOT_PENDING, village, [str(pk) for pk in sorted(votes.keys() - ids)])
    again = [
        labels[one.household_id]
        for one in pending
        if one.voted_version is not None and (one.form is None or one.form.version <= one.voted_version)  # type: ignore[attr-defined]
    ]
    yield from _named(Message.NOT_SURVEYED_AGAIN, village, again)
    for pk in sorted(ids & votes.keys()):
        if min(votes[pk]) < 0 or sum(votes[pk]) > meeting.attendance:
            says = {"household": labels[pk], "votes": sum(votes[pk]), "attendance": meeting.attendance}
            yield Problem(Message.VOTES_EXCEED_ATTENDANCE, says, ("votes", pk))


def pending_candidates(candidates: QuerySet[Candidate]) -> list[Candidate]:
    """Candidates no meeting has agreed on, with household and form."""
    return list(not_agreed(candidates).select_related("household", "form").defer("form__facts"))


def _named(message: Message, village: str, names: list[str]) -> Iterator[Problem]:
    if names:
        yield Problem(message, {"village": village, "count": len(names), "names": shortened(names)})
