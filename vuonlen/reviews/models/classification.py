from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import Delete, Guard, Insert, Update


class Classification(models.Model):
    """What the law says of one version of a form: outcome, law version, explanation."""

    class Outcome(models.TextChoices):
        POOR = "poor", "hộ nghèo"
        NEAR_POOR = "near_poor", "hộ cận nghèo"
        AVERAGE = "average_living_standard", "hộ có mức sống trung bình"
        NOT_POOR = "not_poor", "hộ không nghèo"
        UNDETERMINED = "undetermined", "chưa xác định"

    form = models.ForeignKey("reviews.ReviewForm", on_delete=models.PROTECT, related_name="classifications")
    form_version = models.PositiveIntegerField()
    outcome = models.CharField(max_length=24, choices=Outcome)
    deprivation_count = models.PositiveSmallIntegerField(null=True)  # null while undetermined
    deprivations = ArrayField(models.CharField(max_length=32), default=list)
    income_points = models.IntegerField(null=True)  # B1
    workers = ArrayField(models.BigIntegerField(), default=list)  # persons found to be workers with low income
    law_version = models.CharField(max_length=40)
    explanation = models.JSONField()  # vuonlen.law.Explanation.as_dict()
    classified_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["form", "form_version"], name="one_classification_a_form_version"),
            models.CheckConstraint(
                name="undetermined_has_no_count",
                condition=Q(outcome="undetermined") ^ Q(deprivation_count__isnull=False),
            ),
        ]
        triggers = [
            Guard(
                name="frozen_by_decision",
                operation=Insert | Update | Delete,
                calls="reviews_freeze_classification()",
            )
        ]
