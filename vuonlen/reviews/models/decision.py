from django.conf import settings
from django.db import models


class Decision(models.Model):
    """A commune chair's decision that closes a round for the commune; rows are never changed (trigger)."""

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="decisions")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)  # "125/QĐ-UBND"
    signed_on = models.DateField()
    signer = models.CharField(max_length=120)
    effective_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "commune"], name="one_decision_a_round_and_commune"),
            models.UniqueConstraint(fields=["commune", "number", "signed_on"], name="decision_number_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.signed_on:%d/%m/%Y}"
