from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import AfterStatement, Update

from .name_key import NameKey


class Household(models.Model):
    """People who share a home and a budget, as the commune keeps them."""

    code = models.CharField(max_length=24, unique=True)  # "06922-000123": commune of registration and number
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="village_households")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="commune_households")
    address = models.CharField(max_length=200, blank=True)
    # Copies for lists of a million rows, of the memberships without an end; triggers keep them true.
    head_name = models.CharField(max_length=120)
    head_ethnicity = models.CharField(max_length=40)
    member_count = models.PositiveSmallIntegerField(default=0)
    name_key = models.GeneratedField(
        expression=NameKey("head_name"), output_field=models.CharField(max_length=120), db_persist=True
    )
    registered_on = models.DateField()
    resident_since = models.DateField(null=True, blank=True)  # in the present village; null: since registration
    dissolved_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["name_key", "id"], name="household_name"),  # lists of a province
            models.Index(fields=["commune", "name_key", "id"], name="household_commune_name"),
            models.Index(fields=["village", "name_key", "id"], name="household_village_name"),
            GinIndex(OpClass("name_key", name="gin_trgm_ops"), name="household_name_trigram"),
        ]
        constraints = [
            models.CheckConstraint(
                name="household_dissolved_after_registered",
                condition=Q(dissolved_on__isnull=True) | Q(dissolved_on__gte=models.F("registered_on")),
            ),
            models.CheckConstraint(
                name="household_resident_within_its_days",
                condition=Q(resident_since__isnull=True)
                | (
                    Q(resident_since__gt=models.F("registered_on"))
                    & (Q(dissolved_on__isnull=True) | Q(dissolved_on__gte=models.F("resident_since")))
                ),
            ),
        ]
        triggers = [
            AfterStatement(
                name="pairs_after_update",
                operation=Update,
                old="former",
                new="moved",
                calls="registry_follow_households()",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.head_name}"
