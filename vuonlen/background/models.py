"""Long work that a person started and may leave: what, how far, cancel, result."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .sealed_files import SealedStorage


class Work(models.Model):
    """One piece of long work; the queue runs it, this row tells its story."""

    class State(models.TextChoices):
        WAITING = "waiting", "đang chờ"
        RUNNING = "running", "đang chạy"
        DONE = "done", "đã xong"
        FAILED = "failed", "có lỗi"
        CANCELLED = "cancelled", "đã dừng"

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="works")
    kind = models.CharField(max_length=60)  # "registry.export_households"
    title = models.CharField(max_length=200)
    parameters = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    message = models.TextField(blank=True)
    result = models.FileField(upload_to="work/%Y/%m/", storage=SealedStorage(), null=True, blank=True)
    cancel_requested = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)  # last sign of life of the worker
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="work_done_within_total", condition=Q(total__isnull=True) | Q(done__lte=F("total"))
            )
        ]
        indexes = [models.Index(fields=["owner", "-created_at"])]
