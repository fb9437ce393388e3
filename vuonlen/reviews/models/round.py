from django.db import models
from django.db.models import F, Q

from vuonlen.kernel.format import month_digits, upper_first


class ReviewRound(models.Model):
    """One review of a place under one standard: the annual one, or a shorter one in between."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", "rà soát định kỳ hằng năm"
        IN_YEAR_ENTRY = "in_year_entry", "rà soát thường xuyên: bổ sung hộ nghèo, hộ cận nghèo"
        IN_YEAR_EXIT = "in_year_exit", "rà soát thường xuyên: hộ thoát nghèo, thoát cận nghèo"
        AVERAGE_LIVING = "average_living", "xác định hộ có mức sống trung bình"
        LOW_INCOME_WORKER = "low_income_worker", "xác định người lao động có thu nhập thấp"

    class State(models.TextChoices):
        OPEN = "open", "đang rà soát"
        DECIDED = "decided", "đã quyết định"

    place = models.ForeignKey("places.Place", on_delete=models.PROTECT)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.ANNUAL)
    year = models.PositiveSmallIntegerField()
    opens_on = models.DateField()
    reviewed_on = models.DateField()  # ages and services are taken as of this day
    effective_on = models.DateField()  # statuses hold from this day; the standard in force on it applies
    standard = models.CharField(max_length=40)  # "mpi-2022-2025"
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "year"], condition=Q(kind="annual"), name="one_annual_round_a_place_and_year"
            ),
            models.UniqueConstraint(
                fields=["place", "kind", "opens_on"],
                condition=~Q(kind="annual"),
                name="one_in_year_round_a_place_and_day",
            ),
            models.CheckConstraint(
                name="round_days_in_order",
                condition=Q(opens_on__lte=F("reviewed_on")) & Q(reviewed_on__lte=F("effective_on")),
            ),
        ]

    @property
    def recognises_persons(self) -> bool:
        """Whether its decisions recognise persons, and give their households no status."""
        return self.kind == self.Kind.LOW_INCOME_WORKER

    def __str__(self) -> str:
        if self.kind == self.Kind.ANNUAL:
            return f"Rà soát hằng năm {self.year}"
        label = str(self.Kind(self.kind).label)
        return f"{upper_first(label)}, {month_digits(self.opens_on)}"


#: The kinds that measure the income of twelve months; they make nobody poor, nor end poverty.
MEASURED = (ReviewRound.Kind.AVERAGE_LIVING, ReviewRound.Kind.LOW_INCOME_WORKER)


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
