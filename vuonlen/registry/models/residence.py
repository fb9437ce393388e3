from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import AppendOnly


class PastResidence(models.Model):
    """Where a household lived before its present village; rows are never changed (trigger)."""

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="past_residences")
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="household_lives_in_one_place_a_day",
                expressions=[("household", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(name="residence_valid_not_empty", condition=Q(valid__isempty=False)),
        ]
        triggers = [AppendOnly()]


class Residence(models.Model):
    """Where a household lives or lived, on which days: a view over `PastResidence` and `Household`."""

    household = models.OneToOneField(
        "registry.Household", on_delete=models.DO_NOTHING, primary_key=True, related_name="+"
    )
    village = models.ForeignKey("places.Place", on_delete=models.DO_NOTHING, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.DO_NOTHING, related_name="+")
    valid = DateRangeField()

    class Meta:
        managed = False
        db_table = "registry_residence"
