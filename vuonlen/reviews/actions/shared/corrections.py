"""A correction replaces what a decision gave a household, from the same day on."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.registry.models import Membership

from ...models import LISTED, Classification, Decision, Status, StatusSpell
from ...statuses import end_of, may_give, next_status
from .recognitions import correct_recognitions, end_of_listed, resume_recognitions
from .voiding import void


def correct_results(decision: Decision, classification: Classification) -> None:
    """Replace what the round gave one household: its status, or whom of its members it recognised."""
    if decision.review.recognises_persons:
        correct_recognitions(decision, classification)
        return
    former = Decision.objects.filter(round=decision.round_id, commune=decision.commune_id).exclude(pk=decision.pk)
    members = Membership.objects.filter(
        household=classification.form.household_id, valid__contains=decision.effective_on
    )
    resume_recognitions(list(members.values_list("person_id", flat=True)), former)
    end_of_listed(_replace_status(decision, classification))


def _replace_status(decision: Decision, classification: Classification) -> list[StatusSpell]:
    """Void the spell that the round gave the household, and begin the one it should have had.

    A household that the wrong decision left on a spell without a new one (a running "newly escaped") has that spell
    ended, so that one status holds on any day.
    """
    household_id, day = classification.form.household_id, decision.effective_on
    before = _before(household_id, day)
    _void(household_id, decision)
    status, changes = next_status(before.status if before else None, classification.outcome)
    end = end_of(status, day) if status else None
    if before is not None and before.status == Status.NEWLY_ESCAPED and not changes:
        status, end = Status.NEWLY_ESCAPED, end_of(Status.NEWLY_ESCAPED, before.valid.lower)
    if before is not None and (before.valid.upper is None or before.valid.upper > day):
        before.valid = DateRange(before.valid.lower, day)
        before.save(update_fields=["valid"])
    if status is None or not may_give(decision.review.kind, status):
        return []
    return [
        StatusSpell.objects.create(
            household_id=household_id,
            commune_id=decision.commune_id,
            status=status,
            valid=DateRange(day, end),
            decision=decision,
            classification=classification,
        )
    ]


def _before(household_id: int, day: date) -> StatusSpell | None:
    """What the household had the day before the round took effect; an escape that ended that day counts no more."""
    found = StatusSpell.objects.filter(household=household_id, valid__contains=day - timedelta(days=1)).first()
    if found is None or found.status in LISTED or found.decision.effective_on == day:
        return found
    lasted = end_of(Status(found.status), found.valid.lower)
    return None if lasted is not None and lasted <= day else found


def _void(household_id: int, decision: Decision) -> None:
    for wrong in StatusSpell.objects.filter(household=household_id, valid__startswith=decision.effective_on):
        void(wrong, decision)
