"""What a wrong decision gave is not deleted: it is voided by the decision that corrects it."""

from django.db.backends.postgresql.psycopg_any import DateRange

from ...models import Decision, StatusSpell, WorkerRecognition


def void(given: StatusSpell | WorkerRecognition, decision: Decision) -> None:
    """Leave it no day, and keep the days that it had."""
    given.voided_valid, given.voided_by, given.valid = given.valid, decision, DateRange(empty=True)
    given.save(update_fields=["voided_valid", "voided_by", "valid"])
