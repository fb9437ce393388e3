from django.conf import settings
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import AppendOnly, Guard, Insert


class VillageMeeting(models.Model):
    """The people of a village vote on the outcome of each household; rows are never changed (trigger)."""

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="meetings")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()  # 1, then 2 for the households that were reviewed again
    held_at = models.DateTimeField()
    place = models.CharField(max_length=200)
    chair = models.CharField(max_length=120)
    secretary = models.CharField(max_length=120)
    attendance = models.PositiveSmallIntegerField()  # people
    minutes_copies = models.PositiveSmallIntegerField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "village", "number"], name="one_meeting_a_village_and_number"),
            models.CheckConstraint(name="meeting_number_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="meeting_has_people", condition=Q(attendance__gte=1)),
            models.CheckConstraint(name="meeting_has_minutes", condition=Q(minutes_copies__gte=1)),
        ]
        triggers = [AppendOnly()]


class MeetingVote(models.Model):
    """The vote on one household as its form stood; no more votes than people present (trigger), never changed."""

    class Outcome(models.TextChoices):
        AGREED = "agreed", "đồng ý"
        SURVEY_AGAIN = "survey_again", "rà soát lại"

    meeting = models.ForeignKey(VillageMeeting, on_delete=models.PROTECT, related_name="votes")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="votes")
    form_version = models.PositiveIntegerField()  # what the meeting voted on
    agree = models.PositiveSmallIntegerField()
    disagree = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=12, choices=Outcome)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "household"], name="one_vote_a_meeting_and_household"),
        ]
        triggers = [
            AppendOnly(),
            Guard(name="votes_within_attendance", operation=Insert, calls="reviews_votes_within_attendance()"),
        ]
