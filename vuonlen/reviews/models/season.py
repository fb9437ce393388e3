from itertools import combinations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from vuonlen.kernel.guards import AppendOnly, NeverDeleted, ReadOnly, Steps


class Step(models.TextChoices):
    """How far a commune has come in a round. Which of them a kind of round has: `vuonlen.reviews.steps`."""

    SURVEY = "survey", "đang khảo sát"
    MEETING = "meeting", "họp thôn"
    POSTING = "posting", "niêm yết"
    RECHECK = "recheck", "phúc tra"
    REPORTED = "reported", "đã báo cáo cấp trên"
    OPINION = "opinion", "đã có ý kiến cấp trên"
    DECIDED = "decided", "đã quyết định"
    CERTIFIED = "certified", "đã cấp giấy chứng nhận"
    FROZEN = "frozen", "đã chốt số liệu"


#: Besides every step forward: out of a re-check, and from the level above that does not agree.
_BACK = [(Step.RECHECK, Step.POSTING), (Step.REPORTED, Step.RECHECK), (Step.REPORTED, Step.MEETING)]
_ONLY_STEPS = "a commune's season is never deleted or moved"


class CommuneSeason(models.Model):
    """A commune's way through one round. Steps only go forward, except into a re-check and out of it, and back to
    the meetings when the level above does not agree (trigger).
    """

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="seasons")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    step = models.CharField(max_length=10, choices=Step, default=Step.SURVEY)
    survey_finished_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "commune"], name="one_season_a_round_and_commune")]
        triggers = [
            NeverDeleted(says=_ONLY_STEPS),
            ReadOnly(fields=["round", "commune"], says=_ONLY_STEPS),
            Steps(
                field="step",
                transitions=[*combinations(Step.values, 2), *_BACK],
                says="a season does not go back",
            ),
        ]


class StepRecord(models.Model):
    """Who took a commune to which step, and the day it counts from; rows are never changed (trigger)."""

    season = models.ForeignKey(CommuneSeason, on_delete=models.PROTECT, related_name="records")
    step = models.CharField(max_length=10, choices=Step)
    on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        triggers = [AppendOnly()]


class Assignment(models.Model):
    """A surveyor reviews the households of a village in a round."""

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="assignments")
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    surveyor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="survey_assignments")
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "village", "surveyor"], name="one_assignment_a_surveyor_and_village"
            )
        ]


class Candidate(models.Model):
    """A household that the round reviews: it is on the list, or it asked and passed the quick screen (phiếu A).

    `quick_screen_ticks` holds the numbers of the criteria that were ticked; null when no phiếu A is asked for.
    """

    class Reason(models.TextChoices):
        LISTED = "listed", "đang trong danh sách"
        REQUESTED = "requested", "có giấy đề nghị"

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="candidates")
    household = models.ForeignKey("registry.Household", on_delete=models.PROTECT, related_name="candidacies")
    # Where the household lived when it was put on the list.
    village = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason)
    requested_on = models.DateField(null=True)
    quick_screen_ticks = ArrayField(models.PositiveSmallIntegerField(), null=True)
    # Version of the form that the level above did not agree with; null again once a meeting voted on a later one.
    reopened_version = models.PositiveIntegerField(null=True)
    form = models.OneToOneField("reviews.ReviewForm", on_delete=models.PROTECT, null=True, related_name="candidate")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "household"], name="one_candidate_a_round_and_household"),
            models.CheckConstraint(
                name="request_has_a_day",
                condition=Q(reason="listed", requested_on__isnull=True, quick_screen_ticks__isnull=True)
                | Q(reason="requested", requested_on__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["round", "village"]), models.Index(fields=["round", "commune"])]
