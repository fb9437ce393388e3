"""Households on the list of a round, and their first forms."""

from collections.abc import Collection, Sequence

from django.db import connection

from vuonlen.accounts.models import User
from vuonlen.kernel.statistics import refresh_statistics
from vuonlen.registry.queries import homes_on

from ...models import Candidate, ReviewForm, ReviewRound
from ...queries.standing_candidates import listed_households

_TIE = """
UPDATE reviews_candidate c SET form_id = f.id, village_id = f.village_id, commune_id = f.commune_id
FROM reviews_reviewform f WHERE f.id = ANY(%(forms)s) AND c.round_id = f.round_id AND c.household_id = f.household_id
"""


def list_candidates(review: ReviewRound, actor: User, commune_ids: Collection[int]) -> None:
    """Put every household on the list into an annual review."""
    if review.kind != ReviewRound.Kind.ANNUAL:
        return
    ids = list(listed_households(review, commune_ids).values_list("pk", flat=True))
    homes = homes_on(ids, review.reviewed_on)
    rows = (
        Candidate(
            round=review,
            household_id=pk,
            village_id=homes[pk][0],
            commune_id=homes[pk][1],
            reason=Candidate.Reason.LISTED,
            added_by=actor,
        )
        for pk in ids
    )
    Candidate.objects.bulk_create(rows, batch_size=1_000)
    refresh_statistics(len(ids), "reviews_candidate")


def tie_candidates(forms: Sequence[ReviewForm]) -> None:
    """Join first forms to their candidates, who count where they lived on the day of review."""
    with connection.cursor() as cursor:
        cursor.execute(_TIE, {"forms": [form.pk for form in forms]})
