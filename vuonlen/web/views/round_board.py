"""The board of a round: every commune of the chosen place and its step, or the villages of one commune."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from vuonlen.kernel.errors import OutOfArea
from vuonlen.kernel.rights import Permission
from vuonlen.places.models import PlaceVersion
from vuonlen.places.queries import names_on
from vuonlen.reviews.models import Assignment, CommuneSeason, RequestRefusal, ReviewRound, Step
from vuonlen.reviews.queries import Due, Progress, due, overdue, progress

from ..season.commune_page import CommunePage, open_commune, open_review
from ..season.forms import today
from ..season.next_step import next_step
from ..season.step_actions import links_of
from ..workplace import Workplace, workplace_of

DUE_WITHIN = 365  # working days: on the board every deadline shows, not only the near ones


@dataclass(frozen=True)
class BoardLine:
    """One commune or village of the board."""

    place: PlaceVersion
    counts: Progress | None
    step: str = ""
    due: Due | None = None
    surveyors: str = ""
    is_mine: bool = False


def round_board(request: HttpRequest, round_id: int) -> HttpResponse:
    """The communes of the chosen place in this round; a single one is opened at once."""
    workplace = workplace_of(request)
    if workplace.place is None:
        return render(request, "web/no_area.html")
    review = open_review(workplace, round_id)
    communes = _communes(workplace, review)
    if len(communes) == 1:
        return redirect("commune_season", round_id=review.pk, commune_id=next(iter(communes)))
    return render(request, "web/season/board.html", {"review": review, "lines": _commune_lines(review, communes)})


def commune_season(request: HttpRequest, round_id: int, commune_id: int) -> HttpResponse:
    """One commune's way through the round: steps, what comes next, its villages."""
    page = open_commune(request, round_id, commune_id)
    context = {
        "page": page,
        "next": next_step(page),
        "lines": _village_lines(page),
        "links": links_of(page),
        "tasks": _due([page.commune_id], page.review),
        "refusals": _refusals(page),
        "may_request": page.surveying and page.can(Permission.RECORD_FORM),
    }
    return render(request, "web/season/commune.html", context)


def _refusals(page: CommunePage) -> dict[str, int]:
    """Requests turned down, and how many of them nobody has answered yet."""
    found = RequestRefusal.objects.filter(round=page.review, commune=page.commune_id)
    return found.aggregate(all=Count("pk"), open=Count("pk", filter=Q(signed_on__isnull=True)))


def _communes(workplace: Workplace, review: ReviewRound) -> frozenset[int]:
    seasons = CommuneSeason.objects.filter(round=review, commune__in=workplace.communes_in(review))
    found = frozenset(seasons.values_list("commune_id", flat=True))
    if not found:
        raise OutOfArea
    return found


def _commune_lines(review: ReviewRound, communes: Collection[int]) -> list[BoardLine]:
    names = names_on(communes, review.reviewed_on)
    counts = {one.place_id: one for one in progress(review, "commune", communes)}
    steps = dict(CommuneSeason.objects.filter(round=review, commune__in=communes).values_list("commune_id", "step"))
    tasks = _first_due(_due(communes, review))
    lines = [BoardLine(names[pk], counts.get(pk), Step(steps[pk]).label, tasks.get(pk)) for pk in communes]
    return sorted(lines, key=lambda line: line.place.code)


def _village_lines(page: CommunePage) -> list[BoardLine]:
    mine: set[int] = set()
    names: dict[int, str] = {}
    found = Assignment.objects.filter(round=page.review).select_related("surveyor")
    for one in found:
        names[one.village_id] = ", ".join(filter(None, [names.get(one.village_id), str(one.surveyor)]))
        if one.surveyor_id == page.workplace.user.pk:
            mine.add(one.village_id)
    counts = {one.place_id: one for one in progress(page.review, "village", [page.commune_id])}
    villages = names_on(counts, page.review.reviewed_on)
    lines = [
        BoardLine(village, counts.get(pk), surveyors=names.get(pk, ""), is_mine=pk in mine)
        for pk, village in villages.items()
    ]
    return sorted(lines, key=lambda line: (not line.is_mine, line.place.code))


def _due(communes: Collection[int], review: ReviewRound) -> list[Due]:
    found = [*overdue(communes, today()), *due(communes, today(), within=DUE_WITHIN)]
    return [one for one in found if one.round.pk == review.pk]


def _first_due(tasks: list[Due]) -> dict[int, Due]:
    return {one.commune_id: one for one in sorted(tasks, key=lambda one: one.due_on, reverse=True)}
