from django.conf import settings
from django.db import models

from vuonlen.kernel.guards import AppendOnly


class HouseholdEvent(models.Model):
    """What happened to a household, when, why, and who recorded it. Rows are never changed (trigger).

    An event between two households has a row for each, and each names the other in `other_household`.
    """

    class Kind(models.TextChoices):
        REGISTERED = "registered", "đăng ký hộ"
        MEMBER_JOINED = "member_joined", "thêm thành viên"
        MEMBER_LEFT = "member_left", "thành viên rời hộ"
        HEAD_CHANGED = "head_changed", "đổi chủ hộ"
        PERSON_CORRECTED = "person_corrected", "sửa thông tin thành viên"
        DISSOLVED = "dissolved", "hộ thôi tồn tại"
        BIRTH = "birth", "sinh"
        DEATH = "death", "chết"
        MARRIAGE_IN = "marriage_in", "kết hôn về hộ"
        MARRIAGE_OUT = "marriage_out", "kết hôn rời hộ"
        MEMBER_MOVED_IN = "member_moved_in", "thành viên chuyển đến"
        MEMBER_MOVED_OUT = "member_moved_out", "thành viên chuyển đi"
        MOVED_IN = "moved_in", "hộ chuyển đến từ nơi khác"
        MOVED_OUT = "moved_out", "hộ chuyển đi nơi khác"
        MOVED_WITHIN = "moved_within", "hộ chuyển trong xã"
        MOVED_ACROSS = "moved_across", "hộ chuyển sang xã khác"
        SPLIT = "split", "tách hộ"
        SPLIT_FROM = "split_from", "tách ra từ hộ khác"
        MERGED = "merged", "nhận hộ khác nhập vào"
        MERGED_INTO = "merged_into", "nhập vào hộ khác"

    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="events")
    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, null=True, related_name="+")
    other_household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    happened_on = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["household", "happened_on"])]
        triggers = [AppendOnly()]
