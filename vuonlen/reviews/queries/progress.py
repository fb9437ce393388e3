from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import Count, F, Q, QuerySet

from vuonlen.places.models import Level, PlaceVersion

from ..models import Candidate, Classification, CommuneSeason, MeetingVote, ReviewRound
from .standing_candidates import with_last_vote

By = Literal["village", "commune", "district", "province"]


@dataclass(frozen=True)
class Progress:
    """How far a place is in a round: households on its list, with a form, with an outcome, agreed on by a meeting.

    `steps` counts the communes at each step; empty for a village.
    """

    place_id: int
    candidates: int
    recorded: int
    determined: int
    agreed: int
    steps: Mapping[str, int] = field(default_factory=dict)


def progress(review: ReviewRound, by: By = "commune", commune_ids: Collection[int] | None = None) -> list[Progress]:
    """Progress of every village, commune, district or province of the round, in the order of their ids.

    `commune_ids` are those the caller may see; all of the round by default.
    """
    key = "village_id" if by == "village" else "commune_id"
    counted = {row.pop(key): row for row in _counts(review, key, commune_ids)}
    if by == "village":
        return [_progress(place_id, row, {}) for place_id, row in sorted(counted.items())]
    steps = _steps(review, commune_ids)
    above = {one: one for one in steps} if by == "commune" else _above(steps, by, review)
    totals: dict[int, Counter[str]] = defaultdict(Counter)
    at: dict[int, Counter[str]] = defaultdict(Counter)
    for commune_id, step in steps.items():
        totals[above[commune_id]].update(counted.get(commune_id, {}))
        at[above[commune_id]][step] += 1
    return [_progress(pk, totals[pk], at[pk]) for pk in sorted(at)]


def _progress(place_id: int, counted: Mapping[str, int], steps: Mapping[str, int]) -> Progress:
    return Progress(
        place_id=place_id,
        candidates=counted["candidates"],
        recorded=counted["recorded"],
        determined=counted["determined"],
        agreed=counted["agreed"],
        steps=dict(steps),
    )


def _counts(review: ReviewRound, key: str, commune_ids: Collection[int] | None) -> list[dict[str, int]]:
    found = with_last_vote(_within(Candidate.objects.filter(round=review), commune_ids))
    classified = Q(form__classifications__form_version=F("form__version"))
    decided = classified & ~Q(form__classifications__outcome=Classification.Outcome.UNDETERMINED)
    return list(
        found.order_by(key)
        .values(key)
        .annotate(
            candidates=Count("pk", distinct=True),
            recorded=Count("form", distinct=True),
            determined=Count("pk", filter=decided, distinct=True),
            agreed=Count("pk", filter=Q(last_vote=MeetingVote.Outcome.AGREED), distinct=True),
        )
        .values(key, "candidates", "recorded", "determined", "agreed")
    )


def _steps(review: ReviewRound, commune_ids: Collection[int] | None) -> dict[int, str]:
    found = CommuneSeason.objects.filter(round=review)
    if commune_ids is not None:
        found = found.filter(commune__in=commune_ids)
    return dict(found.values_list("commune_id", "step"))


def _within(found: QuerySet[Candidate], commune_ids: Collection[int] | None) -> QuerySet[Candidate]:
    return found if commune_ids is None else found.filter(commune__in=commune_ids)


def _above(communes: Collection[int], by: By, review: ReviewRound) -> dict[int, int]:
    """The district or province of each commune; a commune without a district stands for itself."""
    day = review.reviewed_on
    paths = dict(PlaceVersion.objects.filter(place__in=communes, valid__contains=day).values_list("place_id", "path"))
    ids = {place_id for path in paths.values() for place_id in path}
    level = Level.DISTRICT if by == "district" else Level.PROVINCE
    wanted = set(
        PlaceVersion.objects.filter(place__in=ids, level=level, valid__contains=day).values_list("place_id", flat=True)
    )
    return {pk: next((one for one in path if one in wanted), pk) for pk, path in paths.items()}
