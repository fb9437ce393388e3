from django.conf import settings
from django.db import models
from django.db.models import F, Q

from vuonlen.kernel.guards import AppendOnly, Guard, Insert, NeverDeleted, SetOnce


class Posting(models.Model):
    """The list hangs in public between two days, both included; rows are never changed (trigger)."""

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="postings")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # 1, then 2 after a re-check
    starts_on = models.DateField()
    ends_on = models.DateField()
    places = models.CharField(max_length=300)  # "Nhà văn hóa các thôn; trụ sở UBND xã"
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "commune", "number"], name="one_posting_a_commune_and_number"),
            models.CheckConstraint(name="posting_ends_after_it_starts", condition=Q(ends_on__gt=F("starts_on"))),
        ]
        triggers = [AppendOnly()]


class Objection(models.Model):
    """Somebody says the posted outcome of a household is wrong. Received within the posting's days (trigger).

    Answered once: how it was resolved, and whether the outcome of the household changed.
    """

    posting = models.ForeignKey(Posting, on_delete=models.PROTECT, related_name="objections")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="objections")
    raised_by = models.CharField(max_length=120)  # name as given; who objects need not be a user
    received_on = models.DateField()
    text = models.TextField()
    form_version = models.PositiveIntegerField()  # what was posted
    resolve_by = models.DateField()  # last day of the re-check
    resolved_on = models.DateField(null=True)
    resolution = models.TextField(blank=True)
    changes_outcome = models.BooleanField(null=True)
    late_reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="objection_open_or_answered",
                condition=Q(
                    resolved_on__isnull=True, resolution="", changes_outcome__isnull=True, resolved_by__isnull=True
                )
                | (
                    Q(resolved_on__isnull=False, changes_outcome__isnull=False, resolved_by__isnull=False)
                    & ~Q(resolution="")
                ),
            ),
            models.CheckConstraint(
                name="objection_answered_after_received",
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="late_answer_has_a_reason",
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__lte=F("resolve_by")) | ~Q(late_reason=""),
            ),
            models.UniqueConstraint(
                fields=["posting", "household"],
                condition=Q(resolved_on__isnull=True),
                name="one_open_objection_a_household",
            ),
        ]
        triggers = [
            Guard(name="received_while_posted", operation=Insert, calls="reviews_received_while_posted()"),
            NeverDeleted(says="objections are never deleted"),
            SetOnce(
                exclude=["resolved_on", "resolution", "changes_outcome", "late_reason", "resolved_by"],
                given="resolved_on",
                says="an objection is answered once, and nothing else of it changes",
            ),
        ]
