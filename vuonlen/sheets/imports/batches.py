"""A file that somebody sent in, what the check found in it, and whether it was written."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from vuonlen.background.sealed_files import SealedStorage

from ..findings import Step
from .context import ImportContext
from .kinds import ONLY_EDITION, Edition


class Batch(models.Model):
    """One workbook on its way in: checked as a whole, then written as a whole or not at all.

    The room that keeps the table adds what its files belong to, and says who acts (`context`). `file` is empty once
    its time of keeping has passed.
    """

    class State(models.TextChoices):
        CHECKING = "checking", "đang kiểm tra"
        CHECKED = "checked", "đã kiểm tra, chờ ghi"
        NEEDS_DECISION = "needs_decision", "cần người quyết định"
        REJECTED = "rejected", "có lỗi phải sửa"
        COMMITTING = "committing", "đang ghi"
        COMMITTED = "committed", "đã ghi"
        CANCELLED = "cancelled", "đã dừng"
        EXPIRED = "expired", "quá hạn lưu, tệp đã xóa"

    #: names of the two works, as they stand in the queue
    CHECK: ClassVar[str]
    COMMIT: ClassVar[str]

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="imports")
    kind = models.CharField(max_length=40)  # "households": the key of an ImportKind
    name = models.CharField(max_length=120)  # of the file, as its owner knows it
    file = models.FileField(upload_to="imports/%Y/%m/", storage=SealedStorage(), blank=True)
    checksum = models.CharField(max_length=64)  # SHA-256 of the file that was checked
    state = models.CharField(max_length=16, choices=State, default=State.CHECKING)
    rows = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)  # what would be (was) written: {"households": 3, "people": 11}
    errors = models.PositiveIntegerField(default=0)
    questions = models.PositiveIntegerField(default=0)
    sentences = models.JSONField(default=list)  # the first problems, for the page
    result = models.FileField(upload_to="imports/%Y/%m/", storage=SealedStorage(), null=True, blank=True)
    work = models.ForeignKey("background.Work", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    committed_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        indexes = [models.Index(fields=["owner", "-created_at"], name="import_batch_owner")]
        constraints = [
            models.CheckConstraint(
                name="import_written_without_problem",
                condition=~models.Q(state__in=["checked", "committing", "committed"]) | models.Q(errors=0, questions=0),
            ),
            models.CheckConstraint(
                name="import_written_at", condition=models.Q(state="committed") ^ models.Q(committed_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def edition(self) -> Edition:
        """The standard and day that name the columns of the file."""
        return ONLY_EDITION

    def context(self, step: Step) -> ImportContext:
        """The owner, with the rights held today, and what the file belongs to."""
        raise NotImplementedError

    def stored(self) -> "models.QuerySet[Self]":
        """The row as it stands in the table, for a change that asks first how it stands there."""
        return type(self)._default_manager.filter(pk=self.pk)
