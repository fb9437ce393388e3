"""How far a round is in some communes: households with a form, of those that stand on the list or were visited."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F

from vuonlen.reviews.models import Classification, Decision, ReviewForm, ReviewRound


@dataclass(frozen=True)
class RoundProgress:
    """Counts of one round within the communes asked for."""

    forms: int
    undetermined: int
    communes: int
    decided: int

    @property
    def is_decided(self) -> bool:
        return self.communes > 0 and self.decided == self.communes


def round_progress(review: ReviewRound, commune_ids: Collection[int]) -> RoundProgress:
    """Forms recorded, those still undetermined, and communes with a decision."""
    forms = ReviewForm.objects.filter(round=review, commune_id__in=commune_ids).count()
    return RoundProgress(
        forms=forms,
        undetermined=_undetermined(review, commune_ids),
        communes=len(commune_ids),
        decided=Decision.objects.filter(round=review, commune_id__in=commune_ids).count(),
    )


def _undetermined(review: ReviewRound, commune_ids: Collection[int]) -> int:
    open_ones = Classification.objects.filter(
        form__round=review,
        form__commune_id__in=commune_ids,
        form_version=F("form__version"),
        outcome=Classification.Outcome.UNDETERMINED,
    )
    return open_ones.count()
