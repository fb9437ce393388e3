from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import AfterStatement, Delete, Insert, Update


class Relation(models.TextChoices):
    """Relationship to the head of household."""

    HEAD = "head", "chủ hộ"
    SPOUSE = "spouse", "vợ/chồng"
    CHILD = "child", "con"
    PARENT = "parent", "bố/mẹ"
    GRANDCHILD = "grandchild", "cháu"
    SIBLING = "sibling", "anh/chị/em"
    OTHER = "other", "quan hệ khác"


#: The household's copies of its head and size; no merged person is a member; a pair is where its persons are.
_COPIES = "registry_copy_memberships()"
_NOT_MERGED = "registry_refuse_merged_member()"
_PAIRS = "registry_follow_members()"


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
        triggers = [
            AfterStatement(name="copies_after_insert", operation=Insert, new="changed", calls=_COPIES),
            AfterStatement(name="copies_after_update", operation=Update, new="changed", calls=_COPIES),
            AfterStatement(name="copies_after_move", operation=Update, old="changed", calls=_COPIES),
            AfterStatement(name="copies_after_delete", operation=Delete, old="changed", calls=_COPIES),
            AfterStatement(name="merged_after_insert", operation=Insert, new="changed", calls=_NOT_MERGED),
            AfterStatement(name="merged_after_update", operation=Update, new="changed", calls=_NOT_MERGED),
            AfterStatement(name="pairs_after_insert", operation=Insert, new="changed", calls=_PAIRS),
            AfterStatement(name="pairs_after_update", operation=Update, new="changed", calls=_PAIRS),
            AfterStatement(name="pairs_after_move", operation=Update, old="changed", calls=_PAIRS),
        ]
