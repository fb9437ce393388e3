"""The tables of the place and round in hand: one of them at once, all of them when they are checked.

Counted anew after half a minute. A large province counts all its tables in about ten seconds, one of them in two.
"""

from collections.abc import Hashable
from datetime import date

from vuonlen.reports.errors import Break
from vuonlen.reports.statutory import Area, StatutoryTables, area_of, breaks_of, draw_tables, drawable
from vuonlen.reports.tables import forms_of
from vuonlen.reviews.models import ReviewRound

from ...memory import recall
from ...workplace import Workplace


def area_for(workplace: Workplace, review: ReviewRound, boundaries_on: date | None) -> Area:
    """The area of the tables, before the decision as a draft."""
    place_id = workplace.place.place_id if workplace.place else 0
    return area_of(workplace.scope, place_id, review, boundaries_on=boundaries_on, as_draft=True)


def drawn_for(
    workplace: Workplace, review: ReviewRound, boundaries_on: date | None, number: int
) -> tuple[StatutoryTables, int]:
    """One table alone, and its number: that of table 1 for what is no table of the area."""
    area = area_for(workplace, review, boundaries_on)
    known = {form.number for form in forms_of(area.standard, ())}
    asked = number if number in known and drawable(area, number) else 1
    return recall(("table", *key_of(workplace, area), asked), lambda: draw_tables(area, asked)), asked


def breaks_for(workplace: Workplace, area: Area) -> list[Break]:
    """What is wrong with all the tables together."""
    return recall(("breaks", *key_of(workplace, area)), lambda: breaks_of(draw_tables(area)))


def key_of(workplace: Workplace, area: Area) -> tuple[Hashable, ...]:
    """What a remembered count depends on."""
    return workplace.held, area.place.place_id, area.review.pk, area.boundaries_on, area.version
