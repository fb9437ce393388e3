from collections.abc import Collection, Iterator
from datetime import date

from django.db.models import Count, Q
from django.utils.translation import gettext as _

from vuonlen.accounts.models import User
from vuonlen.kernel.rights import Permission
from vuonlen.law import LawError, procedure_on

from ..models import Assignment, Candidate, CommuneSeason, MeetingVote, Objection, Step
from .deadlines import Due, due_on
from .standing_candidates import with_last_vote


def survey_work(surveyor: User, commune_ids: Collection[int], on: date) -> Iterator[tuple[int, Due]]:
    """What a surveyor has still to record in the own villages: village, and the households that wait with their day.

    Without a form while the survey runs; sent back by a meeting or the level above; named by an open objection.
    """
    own = Assignment.objects.filter(surveyor=surveyor).values_list("round", "village")
    mine = set(own)
    seasons = CommuneSeason.objects.filter(commune__in=commune_ids, round__in={pk for pk, __ in mine})
    for season in seasons.filter(round__opens_on__lte=on).select_related("round"):
        villages = {village for pk, village in mine if pk == season.round_id}
        last = _last_day(season)
        if last is None:
            continue
        for village_id, count in _waiting(season, villages):
            task = _("ghi phiếu của {count} hộ").format(count=count)
            yield village_id, due_on(season, task, last, Permission.RECORD_FORM, on)


def _waiting(season: CommuneSeason, villages: Collection[int]) -> list[tuple[int, int]]:
    found = Candidate.objects.filter(round=season.round, commune=season.commune_id, village__in=villages)
    if season.step == Step.SURVEY and season.survey_finished_on is None:
        found = found.filter(form__isnull=True)
    elif season.step == Step.MEETING:
        sent_back = Q(last_vote=MeetingVote.Outcome.SURVEY_AGAIN)
        found = with_last_vote(found).filter(sent_back)
    elif season.step == Step.RECHECK:
        still = Objection.objects.filter(posting__round=season.round, resolved_on__isnull=True)
        found = found.filter(household__in=still.values("household"))
    else:
        return []
    return list(found.order_by("village").values_list("village").annotate(count=Count("pk")))


def _last_day(season: CommuneSeason) -> date | None:
    try:
        return procedure_on(season.round.kind, season.round.opens_on).last_day(season.round.opens_on)
    except LawError:
        return None
