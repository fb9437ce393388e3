"""The tables of the place and round in hand, counted anew after half a minute."""

from collections.abc import Hashable
from datetime import date

from vuonlen.reports.errors import Break
from vuonlen.reports.statutory import Area, StatutoryTables, area_of, breaks_of, draw_tables
from vuonlen.reviews.models import ReviewRound

from ...memory import recall
from ...workplace import Workplace


def drawn_for(
    workplace: Workplace, review: ReviewRound, boundaries_on: date | None
) -> tuple[StatutoryTables, list[Break]]:
    """The tables, before the decision as a draft, and what is wrong with them."""
    place_id = workplace.place.place_id if workplace.place else 0
    area = area_of(workplace.scope, place_id, review, boundaries_on=boundaries_on, as_draft=True)

    def draw() -> tuple[StatutoryTables, list[Break]]:
        found = draw_tables(area)
        return found, breaks_of(found)

    return recall(("tables", *key_of(workplace, area)), draw)


def key_of(workplace: Workplace, area: Area) -> tuple[Hashable, ...]:
    """What a remembered count depends on."""
    return workplace.held, area.place.place_id, area.review.pk, area.boundaries_on, area.version
