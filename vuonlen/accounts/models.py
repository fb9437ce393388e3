"""People who work here, the roles they hold for a place and a time, and what they looked at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import AppendOnly, Guard, Insert, Update

if TYPE_CHECKING:
    from .queries.held import Held


class User(AbstractUser):
    """One person's account; what it may do comes from its role assignments."""

    full_name = models.CharField(max_length=120)

    #: Day and roles as read with the user (`held.user_with_roles`); ask `held.held_today`.
    roles_on: tuple[date, tuple[Held, ...]] | None = None

    def __str__(self) -> str:
        return self.full_name or self.username


class Role(models.TextChoices):
    """What a person may do in the place of the assignment."""

    COMMUNE_OFFICER = "commune_officer", "cán bộ giảm nghèo cấp xã"
    DISTRICT_OFFICER = "district_officer", "cán bộ giảm nghèo cấp huyện"
    VIEWER = "viewer", "người xem"
    SURVEYOR = "surveyor", "rà soát viên"
    VILLAGE_HEAD = "village_head", "trưởng thôn"
    COMMUNE_CHAIR = "commune_chair", "chủ tịch Ủy ban nhân dân cấp xã"
    DISTRICT_CHAIR = "district_chair", "chủ tịch Ủy ban nhân dân cấp huyện"
    PROVINCE_OFFICER = "province_officer", "cán bộ giảm nghèo cấp tỉnh"
    PROVINCE_CHAIR = "province_chair", "chủ tịch Ủy ban nhân dân cấp tỉnh"
    MINISTRY_VIEWER = "ministry_viewer", "người xem của Bộ"
    INSPECTOR = "inspector", "người thanh tra, kiểm tra"
    OPERATOR = "operator", "người vận hành hệ thống"


class RoleAssignment(models.Model):
    """A person holds a role for a place over a range of days."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    place = models.ForeignKey("places.Place", on_delete=models.PROTECT)
    role = models.CharField(max_length=32, choices=Role)
    valid = DateRangeField()

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="role_held_once_a_day",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("place", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(name="role_valid_not_empty", condition=Q(valid__isempty=False)),
        ]
        triggers = [
            Guard(name="roles_exclude_each_other", operation=Insert | Update, calls="vl_refuse_incompatible_roles()")
        ]


class RoleStep(models.Model):
    """What became of a role when its place ended: the trail of a reorganisation. Rows are never changed (trigger).

    The newest step of an assignment says how it stands; an assignment without a step never met a reorganisation.
    """

    class Kind(models.TextChoices):
        PASSED = "passed", "chuyển theo địa bàn mới"
        WAITS = "waits", "chờ xác nhận"
        ENDED = "ended", "kết thúc"

    assignment = models.ForeignKey(RoleAssignment, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=8, choices=Kind)
    on = models.DateField()  # the day the new places begin; the old role ends the day before
    until = models.DateField(null=True)  # the end the role had before, as it stood in `valid`; null: none
    successor = models.ForeignKey(RoleAssignment, on_delete=models.PROTECT, null=True, related_name="origins")
    reason = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="passed_role_names_its_successor", condition=Q(kind="passed") ^ Q(successor__isnull=True)
            ),
            models.UniqueConstraint(fields=["assignment"], condition=~Q(kind="waits"), name="role_is_settled_once"),
        ]
        triggers = [AppendOnly(says="steps of roles are append-only")]


class AccessLog(models.Model):
    """One read of personal data, or one refused request. Rows are never changed (trigger)."""

    class Outcome(models.TextChoices):
        ALLOWED = "allowed", "được xem"
        REFUSED = "refused", "bị từ chối"

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    action = models.CharField(max_length=60)  # "household.view", "household.export"
    subject = models.CharField(max_length=120)  # "household 123"
    outcome = models.CharField(max_length=8, choices=Outcome)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "at"]), models.Index(fields=["user", "at"])]
        triggers = [AppendOnly(says="the access log is append-only")]
