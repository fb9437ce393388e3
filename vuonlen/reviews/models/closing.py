from django.conf import settings
from django.db import models

from vuonlen.kernel.guards import AppendOnly


class Certificate(models.Model):
    """The paper that says a household is poor or near-poor (mẫu 03); valid while its spell runs."""

    spell = models.OneToOneField("reviews.StatusSpell", on_delete=models.PROTECT, related_name="certificate")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)  # "0007/2022/GCN-HN.HCN"
    issued_on = models.DateField()
    token = models.CharField(max_length=43, unique=True)  # in the QR code; says nothing of the household
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "number"], name="certificate_number_once")]
        triggers = [AppendOnly()]


class Snapshot(models.Model):
    """What a commune's round came to, as it was frozen; rows are never changed (trigger).

    `checksum` is the SHA-256 of `content` as canonical JSON (`vuonlen.reviews.snapshots.checksum_of`).
    """

    round = models.ForeignKey("reviews.ReviewRound", on_delete=models.PROTECT, related_name="snapshots")
    commune = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()  # 1, and one more after every correction
    content = models.JSONField()
    checksum = models.CharField(max_length=64)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taken_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "commune", "version"], name="one_snapshot_a_commune_and_version")
        ]
        triggers = [AppendOnly()]
