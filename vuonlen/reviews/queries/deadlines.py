from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.law import LawError, Procedure, add_working_days, procedure_on, working_days_between

from ..models import CommuneSeason, Objection, Posting, ReviewRound, Step, UpperReport

_UNDECIDED = (Step.SURVEY, Step.MEETING, Step.POSTING, Step.RECHECK, Step.REPORTED, Step.OPINION)


@dataclass(frozen=True)
class Due:
    """Something the law wants done by a day. `days_late` are working days after it, 0 while there is time."""

    round: ReviewRound
    commune_id: int
    step: Step
    task: str
    due_on: date
    days_late: int


def overdue(commune_ids: Collection[int], on: date) -> list[Due]:
    """What should have been done before `on` in these communes, the longest overdue first."""
    return [one for one in _all(commune_ids, on) if one.due_on < on]


def due(commune_ids: Collection[int], on: date, within: int = 5) -> list[Due]:
    """What is to be done from `on` within so many working days: what to remind people of, soonest first."""
    last = add_working_days(on, within)
    return [one for one in _all(commune_ids, on) if on <= one.due_on <= last]


def _all(commune_ids: Collection[int], on: date) -> list[Due]:
    seasons = CommuneSeason.objects.filter(
        commune__in=commune_ids, step__in=_UNDECIDED, round__opens_on__lte=on
    ).select_related("round")
    found = [one for season in seasons for one in _of_season(season, on)]
    return sorted(found, key=lambda one: (one.due_on, one.commune_id))


def _of_season(season: CommuneSeason, on: date) -> Iterator[Due]:
    try:
        law = procedure_on(season.round.kind, season.round.opens_on)
    except LawError:
        return
    for task, day in _tasks(season, law):
        late = working_days_between(day, on)
        yield Due(season.round, season.commune_id, Step(season.step), task, day, late)


def _tasks(season: CommuneSeason, law: Procedure) -> Iterator[tuple[str, date]]:
    of_commune = {"round": season.round, "commune": season.commune_id}
    if season.step == Step.RECHECK:
        still = Objection.objects.filter(
            posting__round=season.round, posting__commune=season.commune_id, resolved_on__isnull=True
        )
        for objection in still.select_related("household"):
            task = _("phúc tra, trả lời khiếu nại về hộ {head}").format(head=objection.household.head_name)
            yield task, objection.resolve_by
    if season.step == Step.POSTING:
        posting = Posting.objects.filter(**of_commune).latest("number")
        yield _("kết thúc niêm yết, làm bước tiếp theo"), add_working_days(posting.ends_on, 1)
    if season.step == Step.REPORTED and law.opinion_working_days:
        report = UpperReport.objects.filter(**of_commune).latest("pk")
        yield _("cho ý kiến về kết quả rà soát"), add_working_days(report.sent_on, law.opinion_working_days)
    last = law.last_day(season.round.opens_on)
    if last:
        yield _("ra quyết định"), last
