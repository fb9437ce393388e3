"""Two records that may be one person: the suspicion, what people said about it, and the joining of the two."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from vuonlen.kernel.guards import AppendOnly, NeverDeleted, SetOnce


class DuplicatePair(models.Model):
    """A suspicion that `first` and `second` are one person. A person decides; nothing is joined by itself."""

    class State(models.TextChoices):
        OPEN = "open", "chờ xem xét"
        SAME = "same", "cùng một người"
        DIFFERENT = "different", "hai người khác nhau"

    class FoundBy(models.TextChoices):
        ENTRY = "entry", "khi nhập một hộ"
        IMPORT = "import", "khi nhập nhiều hộ"
        BATCH = "batch", "khi rà cả địa bàn"
        HAND = "hand", "do cán bộ chỉ ra"

    first = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="+")
    # Copies of where each one's latest household is (triggers keep them true): the queue is read by area.
    first_commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    second_commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()  # 0 to 100: how alike
    reasons = ArrayField(models.CharField(max_length=32))  # codes of `duplicates.compare.Reason`
    fingerprint = models.BinaryField(max_length=32)  # of the particulars compared: says whether they changed since
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    found_by = models.CharField(max_length=6, choices=FoundBy)
    found_at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)  # without settled_by: the data were corrected and are alike no more
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="duplicate_pair_is_ordered", condition=Q(first__lt=F("second"))),
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_once"),
            models.CheckConstraint(name="duplicate_score_within_hundred", condition=Q(score__lte=100)),
            models.CheckConstraint(
                name="duplicate_settled_with_reason",
                condition=Q(state="open", settled_at__isnull=True, settled_by__isnull=True, reason="")
                | (~Q(state="open") & Q(settled_at__isnull=False) & ~Q(reason="")),
            ),
        ]
        indexes = [
            models.Index(fields=["first_commune", "state", "-score"], name="duplicate_first_commune"),
            models.Index(fields=["second_commune", "state", "-score"], name="duplicate_second_commune"),
            models.Index(fields=["state", "-score", "-id"], name="duplicate_queue"),
        ]
        triggers = [NeverDeleted()]


class DuplicateStep(models.Model):
    """One thing that happened to a pair. Rows are never changed (trigger)."""

    class Kind(models.TextChoices):
        FOUND = "found", "nghi trùng"
        RAISED_AGAIN = "raised_again", "nghi trùng trở lại vì dữ liệu đã đổi"
        FADED = "faded", "không còn giống nhau sau khi sửa dữ liệu"
        DIFFERENT = "different", "kết luận hai người khác nhau"
        MERGED = "merged", "gộp thành một người"
        UNDONE = "undone", "hoàn tác, chờ xem lại"

    pair = models.ForeignKey(DuplicatePair, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=Kind)
    score = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes = [models.Index(fields=["pair", "id"])]
        triggers = [AppendOnly()]


_ONLY_UNDONE = "a merge may only be undone, once"


class PersonMerge(models.Model):
    """`dropped` was found to be `kept`: what was changed, so that it can be put back exactly.

    Rows are never deleted, and only the undoing may be added (trigger).
    """

    kept = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="merges")
    dropped = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="dropped_by")
    pair = models.ForeignKey(DuplicatePair, on_delete=models.PROTECT, related_name="merges")
    # [{"membership": 7, "before": {"person": 2, "valid": "[2021-01-01,)"}, "after": {...}}]
    changes = models.JSONField()
    number_moved = models.BooleanField(default=False)  # the personal number went to `kept`, who had none
    last_membership = models.BigIntegerField()  # the newest of the two persons' memberships when they were joined
    reason = models.CharField(max_length=500)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undo_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dropped"], condition=Q(undone_at__isnull=True), name="person_is_dropped_once"
            ),
            models.CheckConstraint(name="person_is_not_merged_into_itself", condition=~Q(kept=F("dropped"))),
            models.CheckConstraint(name="merge_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="undoing_is_complete",
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undo_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undo_reason="")),
            ),
        ]
        triggers = [
            NeverDeleted(says=_ONLY_UNDONE),
            SetOnce(exclude=["undone_by", "undone_at", "undo_reason"], given="undone_at", says=_ONLY_UNDONE),
        ]
