from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import Guard, NeverDeleted, ReadOnly, Update

from .dated import once_a_day, valid_unless_voided


class Status(models.TextChoices):
    """What a decision may make of a household."""

    POOR = "poor", "hộ nghèo"
    NEAR_POOR = "near_poor", "hộ cận nghèo"
    NEWLY_ESCAPED = "newly_escaped", "hộ mới thoát nghèo"
    AVERAGE = "average_living_standard", "hộ có mức sống trung bình"


#: The statuses that a list of poor and near-poor households names.
LISTED = (Status.POOR, Status.NEAR_POOR)


class StatusSpell(models.Model):
    """A household has a status over a range of days, by a decision.

    Rows are never deleted, and nothing but the end of `valid` may change (trigger). A correction is a further
    decision: it voids the spell, whose `valid` is then empty and whose days are kept in `voided_valid`.
    Days without a spell: the household is on no list. A spell of an official list has no classification; what the list
    says of the household is in `income_points` (B1), `deprivation_points` (B2) and `list_facts`.
    """

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="spells")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")  # when decided
    status = models.CharField(max_length=24, choices=Status)
    valid = DateRangeField()
    decision = models.ForeignKey("reviews.Decision", on_delete=models.PROTECT, related_name="spells")
    voided_by = models.ForeignKey("reviews.Decision", on_delete=models.PROTECT, null=True, related_name="voided_spells")
    voided_valid = DateRangeField(null=True)
    classification = models.ForeignKey("reviews.Classification", on_delete=models.PROTECT, null=True, related_name="+")
    income_points = models.PositiveSmallIntegerField(null=True)
    deprivation_points = models.PositiveSmallIntegerField(null=True)
    list_facts = models.JSONField(null=True)  # {"no_work_capacity": true, "has_merit_member": false, "causes": ["2"]}

    class Meta:
        constraints = [
            once_a_day("household_has_one_status_a_day", "household"),
            valid_unless_voided("status_valid_unless_voided"),
            models.CheckConstraint(
                name="newly_escaped_has_an_end",
                condition=~Q(status="newly_escaped") | Q(valid__upper_inf=False),
            ),
            models.CheckConstraint(
                name="status_by_form_or_by_list",
                condition=Q(classification__isnull=True)
                | Q(income_points__isnull=True, deprivation_points__isnull=True, list_facts__isnull=True),
            ),
        ]
        indexes = [GistIndex(fields=["valid"]), models.Index(fields=["commune", "status"])]
        triggers = [
            NeverDeleted(says="status spells are never deleted"),
            ReadOnly(
                exclude=["valid", "voided_by", "voided_valid"],
                says="a status spell may only end sooner or be voided by a correction",
            ),
            Guard(name="only_ends", operation=Update, calls="reviews_only_end_spell()"),
        ]
