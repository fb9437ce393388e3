"""From the forms of a round on workers with low income to the persons that its decision recognises.

A person whose household is surveyed has what this decision says from its effective day: recognised anew, or no longer.
Nobody is recognised in a household that is poor or near-poor on that day, and a decision that makes a household poor or
near-poor ends the recognition of its members: the law excludes them (Nghị định 30/2025/NĐ-CP).
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Exists, OuterRef

from vuonlen.registry.models import Membership

from ...models import LISTED, Classification, Decision, StatusSpell, WorkerRecognition
from ...queries.fact_sheets import persons_of
from ...statuses import present_classifications
from .voiding import void

_ENDS = """
    valid = CASE WHEN lower(r.valid) < {day} THEN daterange(lower(r.valid), {day}) ELSE 'empty' END,
    ended_by_id = CASE WHEN lower(r.valid) < {day} THEN {decision} ELSE r.ended_by_id END,
    voided_by_id = CASE WHEN lower(r.valid) >= {day} THEN {decision} END,
    voided_valid = CASE WHEN lower(r.valid) >= {day} THEN r.valid END
"""
_END_OF_PERSONS = f"""
UPDATE reviews_workerrecognition r SET {_ENDS.format(day="%(day)s::date", decision="%(decision)s")}
WHERE r.person_id = ANY(%(persons)s) AND r.valid && daterange(%(day)s, NULL)
"""  # noqa: S608 - the parts are constants
_END_OF_LISTED = f"""
UPDATE reviews_workerrecognition r SET {_ENDS.format(day="lower(s.valid)", decision="s.decision_id")}
FROM reviews_statusspell s
JOIN registry_membership m ON m.household_id = s.household_id AND m.valid @> lower(s.valid)
WHERE s.id = ANY(%(spells)s) AND r.person_id = m.person_id AND r.valid && s.valid
"""  # noqa: S608 - the parts are constants


def give_recognitions(decision: Decision) -> None:
    """Recognise the workers that the forms of the decision's commune found, from its effective day."""
    _give(decision, list(present_classifications(decision).select_related("form").defer("explanation")))


def correct_recognitions(decision: Decision, classification: Classification) -> None:
    """Void what the round gave the members of one household, and give what the corrected form says."""
    earlier = Decision.objects.filter(round=decision.round_id, commune=decision.commune_id).exclude(pk=decision.pk)
    wrong = WorkerRecognition.objects.filter(
        household=classification.form.household_id, decision__in=earlier, voided_by__isnull=True
    )
    for one in wrong:
        void(one, decision)
    resume_recognitions(persons_of(classification.form.facts), earlier)
    _give(decision, [classification])


def end_of_listed(spells: Iterable[StatusSpell]) -> None:
    """End the recognitions of those whose households the spells, already stored, make poor or near-poor."""
    listed = [spell.pk for spell in spells if spell.status in LISTED]
    if listed and WorkerRecognition.objects.filter(voided_by__isnull=True).exists():
        with connection.cursor() as cursor:
            cursor.execute(_END_OF_LISTED, {"spells": listed})


def resume_recognitions(person_ids: Collection[int], ended_by: Iterable[Decision]) -> None:
    """Take back the end that decisions made, when a correction takes them back and nobody recognised them since."""
    ended = WorkerRecognition.objects.filter(person__in=person_ids, ended_by__in=ended_by, voided_by__isnull=True)
    later = WorkerRecognition.objects.filter(
        person=OuterRef("person"), valid__startswith__gt=OuterRef("valid__startswith")
    )
    for one in ended.filter(~Exists(later)):
        one.valid, one.ended_by = DateRange(one.valid.lower, None), None
        one.save(update_fields=["valid", "ended_by"])


def _give(decision: Decision, found: Sequence[Classification]) -> None:
    surveyed = [person for one in found for person in persons_of(one.form.facts)]
    told: dict[str, Any] = {"persons": surveyed, "day": decision.effective_on, "decision": decision.pk}
    with connection.cursor() as cursor:
        cursor.execute(_END_OF_PERSONS, told)
    WorkerRecognition.objects.bulk_create(_recognitions(decision, found), batch_size=1_000)


def _recognitions(decision: Decision, found: Sequence[Classification]) -> Iterator[WorkerRecognition]:
    """Those who are still members on the effective day, of households that are on no list then."""
    day, ids = decision.effective_on, [one.form.household_id for one in found]
    spells = StatusSpell.objects.filter(household__in=ids, status__in=LISTED, valid__contains=day)
    listed = set(spells.values_list("household_id", flat=True))
    there = Membership.objects.filter(household__in=ids, valid__contains=day)
    members = set(there.values_list("household_id", "person_id"))
    for one in found:
        for person_id in one.workers:
            if (one.form.household_id, person_id) in members and one.form.household_id not in listed:
                yield WorkerRecognition(
                    person_id=person_id,
                    household_id=one.form.household_id,
                    commune_id=decision.commune_id,
                    valid=DateRange(day, None),
                    decision=decision,
                    classification=one,
                )
