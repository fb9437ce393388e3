from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import NeverDeleted, SetOnce

_ANSWERED_ONCE = "a request turned down is answered once, and nothing else of it changes"


class RequestRefusal(models.Model):
    """A request that leads to no recognition, and the chair's answer to it in writing, with reasons.

    Kept when form A sends the household away, or made by the decision on an in-year round whose result is negative.
    `number` to `written_by` are empty until the answer is written, once (trigger).
    """

    class Ground(models.TextChoices):
        QUICK_SCREEN = "quick_screen", "không qua phiếu A"
        RESULT = "result", "kết quả rà soát không đủ điều kiện"

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="refusals")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="refusals")
    # Where the household lived on the day of review.
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    requested_on = models.DateField()
    ground = models.CharField(max_length=12, choices=Ground)
    quick_screen_ticks = ArrayField(models.PositiveSmallIntegerField(), null=True)
    classification = models.ForeignKey(
        "reviews.Classification", on_delete=models.PROTECT, null=True, related_name="refusals"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    number = models.CharField(max_length=40, blank=True)  # "12/TB-UBND"
    signed_on = models.DateField(null=True)
    signer = models.CharField(max_length=120, blank=True)
    reason = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "household", "ground"], name="one_refusal_a_round_household_and_ground"
            ),
            models.CheckConstraint(
                name="refusal_rests_on_ticks_or_on_a_result",
                condition=Q(ground="quick_screen", quick_screen_ticks__isnull=False, classification__isnull=True)
                | Q(ground="result", quick_screen_ticks__isnull=True, classification__isnull=False),
            ),
            models.CheckConstraint(
                name="refusal_is_written_as_a_whole",
                condition=Q(number="", signed_on__isnull=True, signer="", reason="", written_by__isnull=True)
                | (
                    Q(signed_on__isnull=False, written_by__isnull=False) & ~Q(number="") & ~Q(signer="") & ~Q(reason="")
                ),
            ),
            models.CheckConstraint(
                name="refusal_is_signed_after_the_request",
                condition=Q(signed_on__isnull=True) | Q(signed_on__gte=models.F("requested_on")),
            ),
        ]
        indexes = [models.Index(fields=["round", "commune"])]
        triggers = [
            NeverDeleted(says=_ANSWERED_ONCE),
            SetOnce(
                exclude=["number", "signed_on", "signer", "reason", "written_by"],
                given="signed_on",
                says=_ANSWERED_ONCE,
            ),
        ]
