from django.conf import settings
from django.db import models


class HouseholdEvent(models.Model):
    """What happened to a household, when, why, and who recorded it. Rows are never changed (trigger)."""

    class Kind(models.TextChoices):
        REGISTERED = "registered", "đăng ký hộ"
        MEMBER_JOINED = "member_joined", "thêm thành viên"
        MEMBER_LEFT = "member_left", "thành viên rời hộ"
        HEAD_CHANGED = "head_changed", "đổi chủ hộ"
        PERSON_CORRECTED = "person_corrected", "sửa thông tin thành viên"
        DISSOLVED = "dissolved", "hộ thôi tồn tại"

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="events")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    happened_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["household", "happened_on"])]
