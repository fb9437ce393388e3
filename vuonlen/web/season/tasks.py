"""What is due in the communes of the chosen place: for the top bar, the home page and its own list."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from vuonlen.reviews.queries import Due, due, overdue

from ..memory import place_names, recall
from ..workplace import Workplace

#: Above a district the sum of all communes' tasks is nobody's to-do list: go down by the place path.
MOST_COMMUNES = 50


@dataclass(frozen=True)
class Task:
    """One thing the law wants done by a day, and where to do it."""

    task: str
    commune: str
    round: str
    url: str
    due_on: date
    days_late: int


def tasks_of(workplace: Workplace) -> list[Task]:
    """Overdue tasks, the longest first, then those due within five working days; known for half a minute."""
    if workplace.place is None or not 0 < len(workplace.commune_ids) <= MOST_COMMUNES:
        return []
    key = ("tasks", workplace.held, workplace.place.place_id, workplace.on, timezone.localdate())
    return recall(key, lambda: _read(workplace))


def _read(workplace: Workplace) -> list[Task]:
    on = timezone.localdate()
    found = [*overdue(workplace.commune_ids, on), *due(workplace.commune_ids, on)]
    names = place_names({one.commune_id for one in found}, workplace.on)
    return [_task(one, names[one.commune_id]) for one in found]


def _task(one: Due, commune: str) -> Task:
    url = reverse("commune_season", args=[one.round.pk, one.commune_id])
    return Task(one.task, commune, str(one.round), url, one.due_on, one.days_late)
