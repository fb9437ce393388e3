"""A round on workers with low income, as the tests of it share it."""

from datetime import date

from vuonlen.registry.testing import scope_for
from vuonlen.reviews.actions import decide_commune
from vuonlen.reviews.models import ReviewRound, WorkerRecognition
from vuonlen.reviews.testing import bring_to_decision, open_short, record

LOW = {"income_basis": "measured", "income_points": None, "measured_income_per_head": 2_250_000}
OVER = {**LOW, "measured_income_per_head": 2_250_001}
MAY, JUNE = date(2025, 5, 15), date(2025, 6, 16)


def open_workers(land, opens_on=MAY, user=None):
    """The round of a commune that opens on a day and takes effect at the end of that month."""
    return open_short(user or land.officer, land.commune, ReviewRound.Kind.LOW_INCOME_WORKER, opens_on)


def decide_workers(land, review, number="7/QĐ-UBND", user=None):
    """The commune's chair decides on the effective day."""
    user = user or land.chair
    given = {"actor": user, "scope": scope_for(user, review.reviewed_on), "round": review}
    paper = {"number": number, "signed_on": review.effective_on, "signer": "Phạm Văn Bình"}
    return decide_commune(**given, commune_id=land.commune.pk, **paper)


def recognise(land, found, opens_on=MAY):
    """Survey households with the facts named and decide; returns the round."""
    review = open_workers(land, opens_on)
    record(land.officer, review, found)
    bring_to_decision(review)
    decide_workers(land, review, f"{opens_on:%m}/QĐ-UBND")
    return review


def spells_of(household):
    """Name, first day and end of every recognition of the household's members, oldest first."""
    rows = WorkerRecognition.objects.filter(household=household).order_by("pk").select_related("person")
    return [(one.person.full_name, one.valid.lower, one.valid.upper) for one in rows]
