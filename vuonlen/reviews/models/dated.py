"""What holds over days by a decision: at most once a day, and either valid or voided."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Q


def once_a_day(name: str, whose: str) -> ExclusionConstraint:
    """No two rows of the same `whose` share a day of `valid`."""
    return ExclusionConstraint(
        name=name, expressions=[(whose, RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)]
    )


def valid_unless_voided(name: str) -> models.CheckConstraint:
    """A row has days of its own, or a decision that voided it and the days that it had."""
    return models.CheckConstraint(
        name=name,
        condition=Q(valid__isempty=False, voided_by__isnull=True, voided_valid__isnull=True)
        | Q(valid__isempty=True, voided_by__isnull=False, voided_valid__isempty=False),
    )
