from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import Guard, NeverDeleted, ReadOnly, Update

from .dated import once_a_day, valid_unless_voided

_ONLY_ENDS = "a recognition may only end, or be voided by a decision"


class WorkerRecognition(models.Model):
    """A decision recognises a person as a worker with low income over a range of days (Nghị định 30/2025/NĐ-CP).

    It runs until a decision ends it (`ended_by`): a later survey of the household, or one that makes the person's
    household poor or near-poor, which the law excludes. Rows are never deleted, and nothing but the end may change
    (trigger); a wrong one is voided as a status spell is. `household` is the one whose income was measured.
    """

    person = models.ForeignKey("registry.Person", on_delete=models.PROTECT, related_name="recognitions")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="recognitions")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")  # when decided
    valid = DateRangeField()
    decision = models.ForeignKey("reviews.Decision", on_delete=models.PROTECT, related_name="recognitions")
    classification = models.ForeignKey("reviews.Classification", on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        "reviews.Decision", on_delete=models.PROTECT, null=True, related_name="ended_recognitions"
    )
    voided_by = models.ForeignKey(
        "reviews.Decision", on_delete=models.PROTECT, null=True, related_name="voided_recognitions"
    )
    voided_valid = DateRangeField(null=True)

    class Meta:
        constraints = [
            once_a_day("person_is_recognised_once_a_day", "person"),
            valid_unless_voided("recognition_valid_unless_voided"),
            models.CheckConstraint(
                name="recognition_ends_by_a_decision",
                condition=Q(valid__isempty=True)
                | Q(ended_by__isnull=True, valid__upper_inf=True)
                | Q(ended_by__isnull=False, valid__upper_inf=False),
            ),
        ]
        triggers = [
            NeverDeleted(says=_ONLY_ENDS),
            ReadOnly(exclude=["valid", "ended_by", "voided_by", "voided_valid"], says=_ONLY_ENDS),
            Guard(name="only_ends", operation=Update, calls="reviews_only_end_recognition()"),
        ]
