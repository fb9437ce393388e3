"""What a draft still lacks before its communes can decide."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count

from vuonlen.places.queries import names_on
from vuonlen.reviews.models import CommuneSeason, Objection, Step
from vuonlen.reviews.queries import progress

from .area import Area


@dataclass(frozen=True)
class Gap:
    """One undecided commune: where it stands, and what of it the draft cannot know yet (households)."""

    commune_id: int
    commune: str
    step: str
    without_form: int
    undetermined: int
    objections: int  # not answered yet


def gaps_of(area: Area) -> list[Gap]:
    """Every undecided commune of the area, by name; empty when the tables are no draft."""
    if not area.is_draft:
        return []
    review, communes = area.review, area.undecided
    names = names_on(communes, review.reviewed_on)
    steps = dict(CommuneSeason.objects.filter(round=review, commune__in=communes).values_list("commune", "step"))
    open_now = Objection.objects.filter(posting__round=review, posting__commune__in=communes, resolved_on__isnull=True)
    objections = Counter(dict(open_now.values_list("posting__commune").annotate(Count("pk")).order_by()))
    found = [
        Gap(
            commune_id=one.place_id,
            commune=names[one.place_id].full_name,
            step=str(Step(steps[one.place_id]).label),
            without_form=one.candidates - one.recorded,
            undetermined=one.recorded - one.determined,
            objections=objections[one.place_id],
        )
        for one in progress(review, "commune", communes)
    ]
    return sorted(found, key=lambda gap: names[gap.commune_id].name)
