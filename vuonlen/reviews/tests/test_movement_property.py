"""Whatever happens to households and persons, the tables balance, agree with each other and add up."""

from datetime import date, timedelta
from functools import reduce
from operator import add

import pytest
from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from hypothesis import example, given
from hypothesis import strategies as st

from vuonlen.kernel.tests.examples import tries
from vuonlen.registry.models import Household, Membership, Person
from vuonlen.reviews.models import Decision, Status, StatusSpell
from vuonlen.reviews.queries import movements, stocks
from vuonlen.reviews.testing import decide, make_round

FIRST = date(2022, 1, 1)

# A coarse calendar: beginnings, ends, openings and closings often fall on one day, where the mistakes are.
step = st.integers(0, 8)
day = step.map(lambda number: FIRST + timedelta(days=100 * number))
length = st.none() | st.integers(1, 5).map(lambda number: timedelta(days=100 * number))
span = st.tuples(day, length).map(lambda pair: DateRange(pair[0], pair[1] and pair[0] + pair[1]))
history = st.fixed_dictionaries(
    {
        "registered": st.just(FIRST) | day,
        "lasts": st.none() | step.map(lambda number: timedelta(days=100 * number)),
        "communes": st.lists(st.integers(0, 1), min_size=1, max_size=3),
        "spells": st.lists(st.tuples(st.sampled_from(Status.values), span), max_size=4),
        "members": st.lists(st.tuples(st.integers(0, 5), span), max_size=6),
    }
)


class Rollback(Exception):
    pass


@pytest.fixture
def ground(land):
    """Decisions to hang spells on, and six persons who may wander between households."""
    decide(land.district_officer, make_round(land.district_officer, land.district))
    decisions = {decision.commune_id: decision for decision in Decision.objects.all()}
    persons = [
        Person.objects.create(full_name=f"Người {n}", sex="male", birth_date=FIRST, ethnicity="Dao") for n in range(6)
    ]
    return land, [decisions[land.commune.pk], decisions[land.neighbour.pk]], persons


def free(taken, valid):
    """Whether the range overlaps none of those taken; kept ranges are remembered."""
    lower, upper = valid.lower, valid.upper or date.max
    if any(lower < (other.upper or date.max) and other.lower < upper for other in taken):
        return False
    taken.append(valid)
    return True


def live(ground, histories):
    land, decisions, persons = ground
    wandering = [[] for _ in persons]
    for number, told in enumerate(histories):
        ended = None if told["lasts"] is None else told["registered"] + told["lasts"]
        household = Household.objects.create(
            code=f"99999-{number:06d}",
            village=land.village,
            commune=land.commune,
            head_name="Chủ hộ",
            head_ethnicity="Dao",
            registered_on=told["registered"],
            dissolved_on=ended,
        )
        held = []
        for position, (status, valid) in enumerate(told["spells"]):
            if status == Status.NEWLY_ESCAPED and valid.upper is None:
                valid = DateRange(valid.lower, valid.lower + timedelta(days=1095))
            decision = decisions[told["communes"][position % len(told["communes"])]]
            if free(held, valid):
                StatusSpell.objects.create(
                    household=household,
                    commune_id=decision.commune_id,
                    status=status,
                    valid=valid,
                    decision=decision,
                )
        for person, valid in told["members"]:
            if free(wandering[person], valid):
                Membership.objects.create(household=household, person=persons[person], relation="other", valid=valid)


def listed(commune, status, on):
    """The slow and plain count to compare with: households on a list on a day, and their people."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT h.id), count(m.id) FROM registry_household h JOIN reviews_statusspell s"
            " ON s.household_id = h.id AND s.commune_id = %s AND s.status = %s AND s.valid @> %s::date"
            " LEFT JOIN registry_membership m ON m.household_id = h.id AND m.valid @> %s::date"
            " WHERE h.registered_on <= %s AND (h.dissolved_on IS NULL OR h.dissolved_on > %s)",
            [commune, status, on, on, on, on],
        )
        return cursor.fetchone()


def told(*spells, communes=(0, 1), **changes):
    """A household there all the time, with these spells."""
    return {"registered": FIRST, "lasts": None, "communes": communes, "spells": spells, "members": [], **changes}


def within(first, last):
    return DateRange(FIRST + timedelta(days=first), last and FIRST + timedelta(days=last))


MOVED_WHILE_POOR = told(("poor", within(0, 100)), ("poor", within(100, None)), members=[(0, within(0, None))])
MOVED_AND_ROSE = told(("poor", within(0, 100)), ("near_poor", within(100, None)), members=[(0, within(0, None))])


@example(histories=[MOVED_WHILE_POOR], days=[FIRST, FIRST + timedelta(days=100)])
@example(histories=[MOVED_AND_ROSE], days=[FIRST, FIRST + timedelta(days=100)])
@tries(120)
@given(histories=st.lists(history, min_size=1, max_size=5), days=st.tuples(day, day).map(sorted))
def test_tables_balance_agree_and_add_up(ground, histories, days):
    opening, closing = days
    with pytest.raises(Rollback), transaction.atomic():
        live(ground, histories)
        land = ground[0]
        communes = [land.commune.pk, land.neighbour.pk]
        found = movements(communes, opening, closing)
        total = reduce(add, found.values())
        for one in (*found.values(), total):
            assert one.poor.balances
            assert one.near_poor.balances
            assert one.poor.to_near_poor == one.near_poor.from_poor
            assert one.near_poor.to_poor == one.poor.from_near_poor
        for commune, one in found.items():
            for table, status in ((one.poor, "poor"), (one.near_poor, "near_poor")):
                assert (table.start.households, table.start.people) == listed(commune, status, opening)
                assert (table.end.households, table.end.people) == listed(commune, status, closing)
        alone = reduce(add, (movements([commune], opening, closing)[commune] for commune in communes))
        assert alone == total
        raise Rollback


@tries(60)
@given(histories=st.lists(history, min_size=1, max_size=5), on=day)
def test_stocks_are_the_ends_of_the_movements(ground, histories, on):
    with pytest.raises(Rollback), transaction.atomic():
        live(ground, [{**told, "communes": [0]} for told in histories])
        commune = ground[0].commune.pk
        stock, end = stocks([commune], on)[commune], movements([commune], FIRST, on)[commune]
        assert (stock.poor_hh, stock.poor_people) == (end.poor.end.households, end.poor.end.people)
        assert (stock.near_poor_hh, stock.near_poor_people) == (end.near_poor.end.households, end.near_poor.end.people)
        raise Rollback
