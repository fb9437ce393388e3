from django.conf import settings
from django.db import models

from vuonlen.kernel.guards import AppendOnly, Delete, Guard, Insert, Update


class ReviewForm(models.Model):
    """What was found at one household in one round (phiếu B): facts, validated by the standard's schema.

    `facts` is `{"household": {...}, "persons": [{"person": <id>, "birth_date": "…", ...}, ...]}`.
    """

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="forms")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="forms")
    # Where the household lived when it was reviewed: history stays when places change.
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    facts = models.JSONField()
    law_version = models.CharField(max_length=40)  # the schema the facts were validated by
    version = models.PositiveIntegerField(default=1)  # optimistic lock: a save names the version it read
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "household"], name="one_form_a_round_and_household")]
        indexes = [models.Index(fields=["round", "commune"])]
        triggers = [Guard(name="frozen_by_decision", operation=Insert | Update | Delete, calls="reviews_freeze_form()")]


class FormRevision(models.Model):
    """Every version of a form ever saved; rows are never changed (trigger)."""

    form = models.ForeignKey(ReviewForm, on_delete=models.PROTECT, related_name="revisions")
    version = models.PositiveIntegerField()
    facts = models.JSONField()
    reason = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "version"], name="one_revision_a_form_version")]
        triggers = [AppendOnly()]
