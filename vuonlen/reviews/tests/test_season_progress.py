"""How far the places are, and what is due."""

from datetime import date

from vuonlen.reviews.actions import (
    add_requester,
)
from vuonlen.reviews.models import (
    ReviewRound,
)
from vuonlen.reviews.queries import (
    due,
    overdue,
    progress,
)
from vuonlen.reviews.testing import (
    finish,
    meet,
    post,
)
from vuonlen.reviews.tests.season import REVIEWED, by, object_to


def test_progress_by_village_commune_and_above(season):
    land = season.land
    add_requester(**by(season, season.officer), household=land.phuns, requested_on=REVIEWED, ticks=[])
    [village] = progress(season.review, "village")
    assert (village.place_id, village.candidates, village.recorded, village.determined) == (land.village.pk, 3, 2, 2)
    for by_, place in (("commune", land.commune.pk), ("district", land.district.pk)):
        [row] = progress(season.review, by_)
        assert (row.place_id, row.candidates, row.recorded, row.steps) == (place, 3, 2, {"survey": 1})
    assert progress(season.review, "commune", []) == []


def test_deadlines_are_told_before_and_after(season):
    communes = [season.land.commune.pk]
    assert [one.due_on for one in due(communes, date(2022, 12, 12))] == [date(2022, 12, 14)]
    [late] = overdue(communes, date(2022, 12, 19))
    assert (late.task, late.days_late) == ("ra quyết định", 3)
    finish(season.review), meet(season.review), post(season.review)
    object_to(season, season.land.lys)
    assert [one.due_on for one in overdue(communes, date(2022, 10, 17))] == [date(2022, 10, 14)]
    assert overdue([season.land.neighbour.pk], date(2022, 12, 19)) == []
    assert ReviewRound.objects.count() == 1
