from django.db import models
from django.db.models import F, Q


class ReviewRound(models.Model):
    """One review of a place: every autumn, between two days, under one standard."""

    class State(models.TextChoices):
        OPEN = "open", "đang rà soát"
        DECIDED = "decided", "đã quyết định"

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT)
    year = models.PositiveSmallIntegerField()
    opens_on = models.DateField()
    reviewed_on = models.DateField()  # ages and services are taken as of this day
    effective_on = models.DateField()  # statuses hold from this day; the standard in force on it applies
    standard = models.CharField(max_length=40)  # "mpi-2022-2025"
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "year"], name="one_annual_round_a_place_and_year"),
            models.CheckConstraint(
                name="round_days_in_order",
                condition=Q(opens_on__lte=F("reviewed_on")) & Q(reviewed_on__lte=F("effective_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"Rà soát hằng năm {self.year}"


class RoundTarget(models.Model):
    """What the plan asks of a round, in households."""

    class Measure(models.TextChoices):
        ESCAPED_POOR = "escaped_poor", "số hộ thoát nghèo"
        NEAR_POOR_DECREASE = "near_poor_decrease", "số hộ cận nghèo giảm"

    round = models.ForeignKey(ReviewRound, on_delete=models.CASCADE, related_name="targets")
    measure = models.CharField(max_length=24, choices=Measure)
    households = models.PositiveIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "measure"], name="one_target_a_round_and_measure")]
