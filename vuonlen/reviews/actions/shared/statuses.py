"""A decision gives the households of its commune their statuses; the table of the rules is in `reviews.statuses`."""

from collections.abc import Iterator
from datetime import timedelta

from django.db import connection

from vuonlen.kernel.statistics import refresh_statistics

from ...models import LISTED, Classification, Decision, Status, StatusSpell
from ...statuses import end_of, may_give, next_status, present_classifications

_END = """
UPDATE reviews_statusspell SET valid = daterange(lower(valid), %(day)s)
WHERE household_id = ANY(%(households)s) AND valid @> %(day)s::date
"""


def give_statuses(decision: Decision) -> list[StatusSpell]:
    """End the running spells that the decision replaces, begin the new ones and return these."""
    found = present_classifications(decision).select_related("form").defer("explanation", "form__facts")
    classifications = list(found.iterator())
    before = _statuses_before(decision, [one.form.household_id for one in classifications])
    ended: list[int] = []
    spells: list[StatusSpell] = []
    for one in classifications:
        household_id = one.form.household_id
        status, changes = next_status(before.get(household_id), one.outcome)
        if changes and may_give(decision.review.kind, status):
            ended.append(household_id)
            spells += _spells(decision, one, status)
    with connection.cursor() as cursor:
        cursor.execute(_END, {"day": decision.effective_on, "households": ended})
    stored = StatusSpell.objects.bulk_create(spells, batch_size=1_000)
    refresh_statistics(len(stored), "reviews_statusspell")
    return stored


def _spells(decision: Decision, classification: Classification, status: Status | None) -> Iterator[StatusSpell]:
    if status is not None:
        yield StatusSpell(
            household_id=classification.form.household_id,
            commune_id=decision.commune_id,
            status=status,
            valid=(decision.effective_on, end_of(status, decision.effective_on)),
            decision=decision,
            classification=classification,
        )


def _statuses_before(decision: Decision, household_ids: list[int]) -> dict[int, str]:
    """Poor and near-poor of the day before; newly escaped and average only when they would run on."""
    day = decision.effective_on
    spells = StatusSpell.objects.filter(household_id__in=household_ids)
    running = dict(spells.filter(valid__contains=day).values_list("household_id", "status"))
    listed = spells.filter(valid__contains=day - timedelta(days=1), status__in=LISTED)
    return running | dict(listed.values_list("household_id", "status"))
