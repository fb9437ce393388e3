"""Administrative units in time.

A `Place` is an identity that never changes; its code, name, kind and parent are dated versions.
A code alone does not name a place: 24 was Bắc Giang and is Bắc Ninh since 01/07/2025.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.db import models
from django.db.models import F, Q
from pgtrigger import After, Deferred

from vuonlen.kernel.guards import Delete, Guard, Insert, Update


class Level(models.TextChoices):
    """Rung of the ladder; since 01/07/2025 there is no district."""

    PROVINCE = "province", "cấp tỉnh"
    DISTRICT = "district", "cấp huyện"
    COMMUNE = "commune", "cấp xã"
    VILLAGE = "village", "thôn"


class Place(models.Model):
    """The identity of one unit, through all its names and codes."""

    level = models.CharField(max_length=8, choices=Level)

    def __str__(self) -> str:
        return f"{self.level} {self.pk}"


class PlaceVersion(models.Model):
    """What a place was called, and to whom it belonged, over a range of days."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="versions")
    level = models.CharField(max_length=8, choices=Level)  # copied: one code may exist once per level and day
    code = models.CharField(max_length=16)
    name = models.CharField(max_length=120)  # without its kind: "Quảng Sơn"
    kind = models.CharField(max_length=30)  # "Xã", "Phường", "Thị trấn", "Huyện", "Thôn"
    is_urban = models.BooleanField(null=True)  # null: not known; provinces and districts have no such class
    parent = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="child_versions")
    # Households are registered here: communes, and the five island districts that had no commune until 30/06/2025.
    keeps_households = models.BooleanField(default=False)
    # Identities from the province down to the place itself: one index answers "everything under".
    path = ArrayField(models.BigIntegerField())
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    area_km2 = models.FloatField(null=True)
    valid = DateRangeField()  # [from, to)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="place_has_one_version_a_day",
                expressions=[("place", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="code_names_one_place_a_day",
                expressions=[
                    ("level", RangeOperators.EQUAL),
                    ("code", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="place_version_valid_not_empty", condition=Q(valid__isempty=False)),
            models.CheckConstraint(
                name="province_has_no_parent", condition=Q(level="province") ^ Q(parent__isnull=False)
            ),
            models.CheckConstraint(name="place_is_not_its_parent", condition=~Q(parent=F("place"))),
            models.CheckConstraint(
                name="households_are_kept_by_communes",
                condition=Q(level="commune", keeps_households=True)
                | Q(level="district")
                | Q(level__in=["province", "village"], keeps_households=False),
            ),
        ]
        indexes = [GinIndex(fields=["path"]), GistIndex(fields=["valid"]), models.Index(fields=["code", "level"])]
        triggers = [
            Guard(
                name="place_version_fits_its_parent",
                when=After,
                operation=Insert | Update | Delete,
                timing=Deferred,
                calls="vl_check_place_version()",
            )
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Kind and name as an officer says them: "Xã Quảng Sơn"."""
        return f"{self.kind} {self.name}".strip()


class Succession(models.Model):
    """Which place took over from which, on a day; many to many when a unit is split."""

    predecessor = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="origins")
    on = models.DateField()
    share = models.DecimalField(max_digits=6, decimal_places=5, null=True)  # of the predecessor; null: not known
    is_default = models.BooleanField(default=False)
    needs_confirmation = models.BooleanField(default=False)  # a split: a person says where each household goes
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor", "on"], name="one_succession_a_pair_and_day"),
            models.UniqueConstraint(
                fields=["predecessor", "on"], condition=Q(is_default=True), name="one_default_successor"
            ),
            models.CheckConstraint(
                name="succession_share_within_one", condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=1)
            ),
            models.CheckConstraint(name="place_does_not_succeed_itself", condition=~Q(predecessor=F("successor"))),
        ]
        triggers = [
            Guard(
                name="succession_shares_within_one",
                when=After,
                operation=Insert | Update,
                timing=Deferred,
                calls="vl_check_succession()",
            )
        ]


class PlaceClassKind(models.TextChoices):
    """Classes that decide which support a place gets."""

    POOR_DISTRICT = "poor_district", "huyện nghèo"
    ESPECIALLY_DISADVANTAGED = "especially_disadvantaged", "xã đặc biệt khó khăn"
    COASTAL_DISADVANTAGED = "coastal_disadvantaged", "xã đặc biệt khó khăn vùng bãi ngang, ven biển và hải đảo"
    BORDER = "border", "xã biên giới"
    ISLAND = "island", "xã đảo"
    MOUNTAIN = "mountain", "miền núi"


class PlaceClass(models.Model):
    """A place belongs to a class over a range of days, by a named act."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="classes")
    kind = models.CharField(max_length=32, choices=PlaceClassKind)
    valid = DateRangeField()
    reference = models.CharField(max_length=200)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="place_class_does_not_overlap",
                expressions=[
                    ("place", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="place_class_valid_not_empty", condition=Q(valid__isempty=False)),
        ]
