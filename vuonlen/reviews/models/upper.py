from django.conf import settings
from django.db import models

from vuonlen.kernel.guards import AppendOnly

from .own_forms import not_on_own_forms


class UpperReport(models.Model):
    """The commune reports its results to the level above; rows are never changed (trigger)."""

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="reports")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)  # "58/BC-UBND"
    sent_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "commune", "number", "sent_on"], name="report_number_once_a_day")
        ]
        triggers = [AppendOnly()]


class Opinion(models.Model):
    """What the chair of the level above says of a report; a disagreement names the households to review again."""

    class Level(models.TextChoices):
        DISTRICT = "district", "Chủ tịch UBND cấp huyện"
        PROVINCE = "province", "Chủ tịch UBND cấp tỉnh"

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="opinions")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    report = models.OneToOneField(UpperReport, on_delete=models.PROTECT, related_name="opinion")
    level = models.CharField(max_length=10, choices=Level)
    given_on = models.DateField()
    by = models.CharField(max_length=120)  # name of the chair
    agrees = models.BooleanField()
    text = models.TextField(blank=True)
    whole_list = models.BooleanField(default=False)  # everything is to be reviewed again, not some households
    review_again = models.ManyToManyField("registry.Household", related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = [AppendOnly(), not_on_own_forms("nobody_gives_opinion_on_own_forms")]
