from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils.translation import gettext as _

from vuonlen.kernel.rights import Permission
from vuonlen.law import LawError, Procedure, add_working_days, procedure_on, working_days_between

from ..models import CommuneSeason, Objection, Posting, RequestRefusal, ReviewRound, Step, UpperReport

_UNDECIDED = (Step.SURVEY, Step.MEETING, Step.POSTING, Step.RECHECK, Step.REPORTED, Step.OPINION)
SOON = 5  # working days
Key = tuple[int, int]  # round and commune


@dataclass(frozen=True)
class Due:
    """Something the law wants done by a day, seen from a day; `right` is that of whoever has the next step to take.

    `days_late` are the working days after it, 0 while there is time and on the days off that follow it; `days_left`
    those that are left, 0 on the last day and after it.
    """

    round: ReviewRound
    commune_id: int
    step: Step
    task: str
    due_on: date
    days_late: int
    days_left: int
    is_late: bool
    right: Permission

    @property
    def words(self) -> str:
        """How much time there is, or how late it is."""
        if self.days_late:
            return _("quá hạn {days} ngày làm việc").format(days=self.days_late)
        if self.is_late:
            return _("đã quá hạn")
        if self.days_left:
            return _("còn {days} ngày làm việc").format(days=self.days_left)
        return _("hết hạn hôm nay")


@dataclass(frozen=True)
class Facts:
    """What the deadlines of many communes rest on: one query each."""

    seasons: list[CommuneSeason]
    objections: Mapping[Key, list[tuple[str, date]]]  # open ones: head of the household, last day
    posted: Mapping[Key, date]  # last day of the newest list
    reported: Mapping[Key, date]
    unanswered: Mapping[Key, int]  # requests turned down


def overdue(commune_ids: Collection[int], on: date) -> list[Due]:
    """What should have been done before `on` in these communes, the longest overdue first."""
    return [one for one in deadlines(commune_ids, on) if one.due_on < on]


def due(commune_ids: Collection[int], on: date, within: int = SOON) -> list[Due]:
    """What is to be done from `on` within so many working days: what to remind people of, soonest first."""
    last = add_working_days(on, within)
    return [one for one in deadlines(commune_ids, on) if on <= one.due_on <= last]


def deadlines(commune_ids: Collection[int], on: date) -> list[Due]:
    """Everything that waits in these communes, by its last day. A fixed number of queries, however many communes."""
    facts = _read(commune_ids, on)
    found = [due_on(season, *task, on) for season in facts.seasons for task in _tasks(season, facts)]
    return sorted(found, key=lambda one: (one.due_on, one.commune_id))


def due_on(season: CommuneSeason, task: str, day: date, right: Permission, on: date) -> Due:
    """A task of a commune that is to be done by `day` by who holds `right`, seen from `on`."""
    late, left = _between(day, on), _between(on, day)
    return Due(season.round, season.commune_id, Step(season.step), task, day, late, left, day < on, right)


@lru_cache(maxsize=1_000)
def _between(first: date, last: date) -> int:
    """Few days are asked for, by many communes."""
    return working_days_between(first, last)


def _read(commune_ids: Collection[int], on: date) -> Facts:
    communes = list(commune_ids)
    unanswered = RequestRefusal.objects.filter(commune__any_of=communes, signed_on__isnull=True)
    waits = Exists(unanswered.filter(round=OuterRef("round"), commune=OuterRef("commune")))
    running = CommuneSeason.objects.filter(
        Q(step__in=_UNDECIDED) | waits, commune__any_of=communes, round__opens_on__lte=on
    )
    of_posting = Posting.objects.filter(commune__any_of=communes).values_list("round", "commune")
    reports = UpperReport.objects.filter(commune__any_of=communes).values_list("round", "commune")
    counts = unanswered.values_list("round", "commune").annotate(count=Count("pk"))
    return Facts(
        list(running.select_related("round")),
        _objections(communes),
        {(pk, commune): day for pk, commune, day in of_posting.annotate(last=Max("ends_on"))},
        {(pk, commune): day for pk, commune, day in reports.annotate(last=Max("sent_on"))},
        {(pk, commune): count for pk, commune, count in counts},
    )


def _objections(communes: list[int]) -> dict[Key, list[tuple[str, date]]]:
    still = Objection.objects.filter(posting__commune__any_of=communes, resolved_on__isnull=True).order_by("pk")
    found: dict[Key, list[tuple[str, date]]] = {}
    for pk, commune, head, day in still.values_list(
        "posting__round", "posting__commune", "household__head_name", "resolve_by"
    ):
        found.setdefault((pk, commune), []).append((head, day))
    return found


def _tasks(season: CommuneSeason, facts: Facts) -> Iterator[tuple[str, date, Permission]]:
    law, key = _law(season.round), (season.round_id, season.commune_id)
    if law is None:
        return
    last = law.last_day(season.round.opens_on)
    if last and (count := facts.unanswered.get(key)):
        answer = _("trả lời bằng văn bản {count} đề nghị không được công nhận").format(count=count)
        yield answer, last, Permission.DECIDE_ROUND
    if season.step not in _UNDECIDED:
        return
    if season.step == Step.RECHECK:
        for head, day in facts.objections.get(key, []):
            task = _("phúc tra, trả lời khiếu nại về hộ {head}").format(head=head)
            yield task, day, Permission.HANDLE_OBJECTION
    if season.step == Step.POSTING and key in facts.posted:
        day = add_working_days(facts.posted[key], 1)
        yield _("kết thúc niêm yết, làm bước tiếp theo"), day, _next_right(season, law)
    if season.step == Step.REPORTED and law.opinion_working_days and key in facts.reported:
        day = add_working_days(facts.reported[key], law.opinion_working_days)
        yield _("cho ý kiến về kết quả rà soát"), day, Permission.GIVE_OPINION
    if last:
        yield _("ra quyết định"), last, _next_right(season, law)


def _next_right(season: CommuneSeason, law: Procedure) -> Permission:
    """Whose turn it is on the way to the decision."""
    match season.step:
        case Step.SURVEY | Step.MEETING:
            return Permission.POST_LIST
        case Step.POSTING | Step.RECHECK if law.opinion_working_days:
            return Permission.REPORT_UPWARD
        case Step.REPORTED:
            return Permission.GIVE_OPINION
    return Permission.DECIDE_ROUND


def _law(review: ReviewRound) -> Procedure | None:
    try:
        return procedure_on(review.kind, review.opens_on)
    except LawError:
        return None
