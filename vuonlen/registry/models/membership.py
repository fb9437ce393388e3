from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q


class Relation(models.TextChoices):
    """Relationship to the head of household."""

    HEAD = "head", "chủ hộ"
    SPOUSE = "spouse", "vợ/chồng"
    CHILD = "child", "con"
    PARENT = "parent", "bố/mẹ"
    GRANDCHILD = "grandchild", "cháu"
    SIBLING = "sibling", "anh/chị/em"
    OTHER = "other", "quan hệ khác"


class Membership(models.Model):
    """A person belongs to one household on any day; a household has one head on any day."""

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="memberships")
    relation = models.CharField(max_length=12, choices=Relation)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="person_in_one_household_a_day",
                expressions=[("person", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            ExclusionConstraint(
                name="household_has_one_head_a_day",
                expressions=[("household", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(relation="head"),
            ),
            models.CheckConstraint(name="membership_valid_not_empty", condition=Q(valid__isempty=False)),
        ]
