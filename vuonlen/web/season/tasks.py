"""What is due in the communes of the chosen place: for the top bar, the home page and its own list.

A surveyor who holds no other role sees the own villages only: the households that still wait for a form. Everybody else
sees what waits in the place with who has the next step, the own work first; the top bar counts the own work, and all
of it for those who only look on.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from vuonlen.accounts.models import Role
from vuonlen.accounts.queries.permissions import ROLE_PERMISSIONS
from vuonlen.kernel.rights import Permission
from vuonlen.law import add_working_days
from vuonlen.places.queries import taken_over
from vuonlen.reviews.queries import SOON, Due, deadlines, survey_work

from ..memory import last_names, recall
from ..workplace import Workplace

# Who takes the step for which the right is needed; nobody else has it.
DOERS = {
    Permission.RECORD_FORM: _("rà soát viên"),
    Permission.POST_LIST: _("cán bộ xã"),
    Permission.HANDLE_OBJECTION: _("cán bộ xã"),
    Permission.REPORT_UPWARD: _("cán bộ xã"),
    Permission.GIVE_OPINION: _("chủ tịch cấp trên"),
    Permission.DECIDE_ROUND: _("chủ tịch xã"),
}


@dataclass(frozen=True)
class Task:
    """One thing the law wants done by a day, where and by whom; `place` is the commune, or a surveyor's village."""

    task: str
    place: str
    round: str
    step: str
    url: str
    due_on: date
    is_late: bool
    words: str
    who: str
    is_own: bool


@dataclass(frozen=True)
class Tally:
    """Tasks of one step or of one place: overdue, and those with time left."""

    name: str
    places: int
    late: int
    soon: int
    url: str  # of the first of them


def tasks_of(workplace: Workplace) -> list[Task]:
    """The own tasks, then the others: the longest overdue first, up to those due in five working days.

    Known for half a minute.
    """
    if workplace.place is None or not workplace.commune_ids:
        return []
    surveyor = workplace.user.pk if _only_surveys(workplace) else None
    key = ("tasks", workplace.held, surveyor, workplace.place.place_id, workplace.on, timezone.localdate())
    return recall(key, lambda: _villages(workplace) if surveyor else _communes(workplace))


def own_of(workplace: Workplace) -> list[Task]:
    """The tasks that the user is reminded of: the own ones; all of them for a user who takes no step of a season."""
    tasks = tasks_of(workplace)
    rights = {right for __, role in workplace.held for right in ROLE_PERMISSIONS[Role(role)]}
    takes_steps = rights & (DOERS.keys() - {Permission.RECORD_FORM}) or _only_surveys(workplace)
    return [one for one in tasks if one.is_own] if takes_steps else tasks


def _with_former(workplace: Workplace) -> frozenset[int]:
    """The communes of the place with those that went into them as a whole: what they left open is theirs to do."""
    communes = workplace.commune_ids
    return communes | recall(("former", communes), lambda: taken_over(communes))


def by_step(tasks: Iterable[Task]) -> list[Tally]:
    """How many tasks wait at each step, and in how many places; in the order in which they fall due."""
    return _tallied(tasks, lambda one: one.step)


def by_place(tasks: Iterable[Task]) -> list[Tally]:
    """How many tasks wait in each place, most overdue first, then in the order of the codes."""
    return sorted(_tallied(tasks, lambda one: one.place), key=lambda one: (-one.late, -one.soon))


def _tallied(tasks: Iterable[Task], name_of: Callable[[Task], str]) -> list[Tally]:
    late: Counter[str] = Counter()
    soon: Counter[str] = Counter()
    places: dict[str, set[str]] = {}
    first: dict[str, str] = {}
    for one in tasks:
        name = name_of(one)
        (late if one.is_late else soon)[name] += 1
        places.setdefault(name, set()).add(one.place)
        first.setdefault(name, one.url)
    return [Tally(name, len(found), late[name], soon[name], first[name]) for name, found in places.items()]


def _only_surveys(workplace: Workplace) -> bool:
    return {role for __, role in workplace.held} == {Role.SURVEYOR}


def _communes(workplace: Workplace) -> list[Task]:
    on = timezone.localdate()
    last = add_working_days(on, SOON)
    found = [one for one in deadlines(_with_former(workplace), on) if one.due_on <= last]
    names = last_names({one.commune_id for one in found}, workplace.on)
    tasks = [
        _task(
            one,
            str(names[one.commune_id]),
            reverse("commune_season", args=[one.round.pk, one.commune_id]),
            is_own=one.commune_id in workplace.scope_on(one.round.reviewed_on).communes_with(one.right),
        )
        for one in found
    ]
    return sorted(tasks, key=lambda one: not one.is_own)


def _villages(workplace: Workplace) -> list[Task]:
    found = list(survey_work(workplace.user, _with_former(workplace), timezone.localdate()))
    names = last_names({village for village, __ in found}, workplace.on)
    return [
        _task(one, str(names[village]), reverse("village", args=[one.round.pk, village]), is_own=True)
        for village, one in sorted(found, key=lambda pair: (pair[1].due_on, pair[0]))
    ]


def _task(one: Due, place: str, url: str, *, is_own: bool) -> Task:
    return Task(
        task=one.task,
        place=place,
        round=str(one.round),
        step=str(one.step.label),
        url=url,
        due_on=one.due_on,
        is_late=one.is_late,
        words=one.words,
        who=str(DOERS[one.right]),
        is_own=is_own,
    )
