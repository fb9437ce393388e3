from django.db import models


class HouseholdCodeCounter(models.Model):
    """The last number given to a household under a commune code; taken with one atomic UPSERT."""

    commune_code = models.CharField(max_length=16, primary_key=True)
    last = models.PositiveIntegerField()
