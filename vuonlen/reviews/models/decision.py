from django.conf import settings
from django.db import models
from django.db.models import Q

from vuonlen.kernel.format import date_digits
from vuonlen.kernel.guards import AppendOnly, Guard, Insert

from .own_forms import not_on_own_forms
from .round import ReviewRound

NUMBER_LIMIT, SIGNER_LIMIT = 40, 120  # letters


class Decision(models.Model):
    """A commune chair's decision; rows are never changed (trigger).

    Version 1 closes the round for the commune. Each later version corrects the outcome of one household:
    `corrected_form` at `corrected_form_version` is what it rests on. A decision brought in with an official list, taken
    before the commune worked in the system, has no round.
    """

    class Kind(models.TextChoices):
        RECOGNITION = "recognition", "công nhận kết quả rà soát"
        CORRECTION = "correction", "điều chỉnh kết quả rà soát"
        OFFICIAL = "official", "nguồn: danh sách chính thức"

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, null=True, related_name="decisions")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.RECOGNITION)
    version = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=NUMBER_LIMIT)  # "125/QĐ-UBND"
    exit_number = models.CharField(
        max_length=NUMBER_LIMIT, blank=True
    )  # of the paper on exits, when it is a paper of its own
    signed_on = models.DateField()
    signer = models.CharField(max_length=SIGNER_LIMIT, blank=True)  # an official list does not say
    effective_on = models.DateField()
    corrected_form = models.ForeignKey(
        "reviews.ReviewForm", on_delete=models.PROTECT, null=True, related_name="corrections"
    )
    corrected_form_version = models.PositiveIntegerField(null=True)
    reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "commune", "version"], name="one_decision_a_round_and_commune"),
            models.UniqueConstraint(fields=["commune", "number", "signed_on"], name="decision_number_once_a_day"),
            models.CheckConstraint(
                name="only_a_correction_has_a_form",
                condition=Q(
                    kind__in=["recognition", "official"],
                    version=1,
                    corrected_form__isnull=True,
                    corrected_form_version__isnull=True,
                )
                | Q(
                    kind="correction",
                    version__gte=2,
                    corrected_form__isnull=False,
                    corrected_form_version__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="only_an_official_list_has_no_round",
                condition=Q(kind="official") ^ Q(round__isnull=False),
            ),
        ]
        triggers = [
            AppendOnly(),
            Guard(name="no_open_objection", operation=Insert, calls="reviews_no_open_objection()"),
            Guard(name="no_standing_disagreement", operation=Insert, calls="reviews_no_standing_disagreement()"),
            not_on_own_forms("nobody_decides_on_own_forms"),
        ]

    @property
    def review(self) -> ReviewRound:
        """The round that it closes or corrects; not for an official list, which has none."""
        if self.round is None:
            raise ValueError(f"{self}: an official list belongs to no round")
        return self.round

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {date_digits(self.signed_on)}"
