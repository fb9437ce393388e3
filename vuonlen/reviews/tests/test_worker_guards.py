"""The database guards recognitions: raw SQL, and random years of decisions."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import InternalError
from hypothesis import given
from hypothesis import strategies as st

from vuonlen.accounts.models import Role
from vuonlen.kernel.tests.examples import tries
from vuonlen.reviews.models import LISTED, Decision, ReviewRound, StatusSpell, WorkerRecognition
from vuonlen.reviews.testing import NOT_POOR, POOR, decide, hand, open_short, record
from vuonlen.reviews.tests.workers import LOW, OVER, recognise

Kind = ReviewRound.Kind
TABLE = "reviews_workerrecognition"


@pytest.fixture
def recognised(land):
    land.chair = hand(land.commune, Role.COMMUNE_CHAIR)
    recognise(land, {land.lys: LOW})
    return land


def execute(sql, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def refuses(says, sql, *values):
    with pytest.raises((IntegrityError, InternalError), match=says):
        execute(sql, *values)


@pytest.mark.parametrize(
    "change",
    [
        "person_id = person_id + 1",
        "decision_id = decision_id + 1",
        "valid = daterange('2025-01-01', NULL)",
        "valid = 'empty'",
        "valid = 'empty', voided_by_id = decision_id, voided_valid = daterange('2025-01-01', NULL)",
    ],
)
def test_nothing_but_the_end_changes(recognised, change):
    refuses("may only end|valid_unless_voided", f"UPDATE {TABLE} SET {change}")


def test_it_is_never_deleted(recognised):
    refuses("may only end", f"DELETE FROM {TABLE}")


def test_it_ends_by_a_decision_and_not_later(recognised):
    refuses("recognition_ends_by_a_decision", f"UPDATE {TABLE} SET valid = daterange(lower(valid), '2025-09-01')")
    execute(f"UPDATE {TABLE} SET valid = daterange(lower(valid), '2025-09-01'), ended_by_id = decision_id")
    refuses("may only end", f"UPDATE {TABLE} SET valid = daterange(lower(valid), '2025-10-01')")


def test_a_person_is_recognised_once_a_day(recognised):
    refuses(
        "person_is_recognised_once_a_day",
        f"INSERT INTO {TABLE} (person_id, household_id, commune_id, valid, decision_id, classification_id)"
        f" SELECT person_id, household_id, commune_id, '[2025-09-01,)', decision_id, classification_id FROM {TABLE}",
    )


class Rollback(Exception):
    pass


#: What each month's round is about and finds, of which of the three households.
months = st.lists(
    st.tuples(
        st.sampled_from([Kind.LOW_INCOME_WORKER, Kind.IN_YEAR_ENTRY, Kind.IN_YEAR_EXIT]), st.sets(st.integers(0, 2))
    ),
    min_size=1,
    max_size=6,
)


@tries(8)
@given(months, st.data())
def test_no_day_has_a_recognised_member_of_a_listed_household(land, found, data):
    with pytest.raises(Rollback), transaction.atomic():
        land.chair = hand(land.commune, Role.COMMUNE_CHAIR)
        for month, (kind, households) in enumerate(found, 3):
            _month(land, kind, date(2025, month, 15), households, data)
        _nobody_is_both()
        raise Rollback


def _month(land, kind, opens_on, households, data):
    day = opens_on.replace(day=30)
    listed = set(StatusSpell.objects.filter(status__in=LISTED, valid__contains=day).values_list("household", flat=True))
    asked = [one for n, one in enumerate([land.lys, land.chius, land.phuns]) if n in households]
    if kind == Kind.LOW_INCOME_WORKER:
        facts = {one: data.draw(st.sampled_from([LOW, OVER])) for one in asked if one.pk not in listed}
        recognise(land, facts, opens_on)
        return
    leaves = kind == Kind.IN_YEAR_EXIT
    facts = {one: NOT_POOR if leaves else POOR for one in asked if (one.pk in listed) == leaves}
    review = open_short(land.officer, land.commune, kind, opens_on)
    record(land.officer, review, facts)
    decide(land.officer, review)


def _nobody_is_both():
    assert Decision.objects.exists()
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT r.person_id, r.valid * s.valid FROM {TABLE} r"
            " JOIN registry_membership m ON m.person_id = r.person_id"
            " JOIN reviews_statusspell s ON s.household_id = m.household_id AND s.status IN ('poor', 'near_poor')"
            " WHERE r.valid && s.valid AND m.valid && (r.valid * s.valid)"
        )
        assert cursor.fetchall() == []
    running = WorkerRecognition.objects.filter(valid__upper_inf=True)
    assert all(one.person_id in one.classification.workers and one.ended_by is None for one in running)
