"""From the classifications of a commune to the dated statuses of its households.

What a decision does on its effective day, by the status of the day before and the outcome of the form:

| before \\ outcome      | poor, near-poor | average living standard | not poor      |
|------------------------|-----------------|-------------------------|---------------|
| poor, near-poor        | that status     | newly escaped           | newly escaped |
| newly escaped, running | that status     | stays                   | stays         |
| average                | that status     | average                 | ends          |
| none                   | that status     | average                 | none          |

A household without a form keeps what it has. The same status again is a new spell under the new decision.
"""

from calendar import monthrange
from datetime import date

from django.db.models import F, Q, QuerySet

from vuonlen.law import newly_escaped_months

from .models import LISTED, Classification, Decision, ReviewRound, Status


def next_status(before: str | None, outcome: str) -> tuple[Status | None, bool]:
    """The status from now on, and whether the decision changes or renews anything."""
    if outcome in LISTED:
        return Status(outcome), True
    if before in LISTED:
        return Status.NEWLY_ESCAPED, True
    if before == Status.NEWLY_ESCAPED:
        return None, False
    if outcome == Classification.Outcome.AVERAGE:
        return Status.AVERAGE, True
    return None, before is not None


def may_give(kind: str, status: Status | None) -> bool:
    """Whether a kind of round recognises the status: a survey of income makes nobody poor, nor ends poverty."""
    return kind != ReviewRound.Kind.AVERAGE_LIVING or status in (Status.AVERAGE, None)


def end_of(status: Status, begin: date) -> date | None:
    """The first day without a status that began on `begin`; None when it runs until a decision ends it."""
    return months_after(begin, newly_escaped_months(begin)) if status == Status.NEWLY_ESCAPED else None


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later; the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def present_classifications(decision: Decision) -> QuerySet[Classification]:
    """Those of the current version of every form whose household is still there when the decision takes effect."""
    there = Q(form__household__dissolved_on__isnull=True) | Q(form__household__dissolved_on__gt=decision.effective_on)
    return Classification.objects.filter(
        there, form__round=decision.round_id, form__commune=decision.commune_id, form_version=F("form__version")
    )
