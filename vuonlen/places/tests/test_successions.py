from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.actor import Command
from vuonlen.places import queries
from vuonlen.places.actions import carry_villages
from vuonlen.places.models import Place, Succession
from vuonlen.places.testing import make_commune, make_district, make_province, make_village

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2023, 1, 1), date(2025, 7, 1)
BEFORE, BETWEEN, AFTER = date(2022, 1, 1), date(2024, 1, 1), date(2026, 1, 1)


def commune(parent: Place, since: date | None, until: date | None) -> Place:
    return make_commune(parent, valid=DateRange(since or date(2021, 1, 1), until))


def join(old: Place, new: Place, on: date, share: str | None, *, needs_confirmation: bool = False) -> None:
    Succession.objects.create(
        predecessor=old, successor=new, on=on, share=share, needs_confirmation=needs_confirmation, source="thử"
    )


def found(place: Place, from_on: date, to_on: date) -> dict[int, tuple[Decimal | None, bool]]:
    return {c.place.pk: (c.share, c.needs_confirmation) for c in queries.corresponding(place.pk, from_on, to_on)}


def test_a_place_that_goes_on_corresponds_to_itself_both_ways() -> None:
    place = commune(make_province(), None, None)
    assert found(place, BEFORE, AFTER) == found(place, AFTER, BEFORE) == {place.pk: (1, False)}


def test_shares_multiply_along_two_changes_and_add_up_where_ways_meet() -> None:
    province = make_province()
    old, left, right = (
        commune(province, None, FIRST),
        commune(province, FIRST, SECOND),
        commune(province, FIRST, SECOND),
    )
    last = commune(province, SECOND, None)
    join(old, left, FIRST, "0.4")
    join(old, right, FIRST, "0.6")
    join(left, last, SECOND, "1")
    join(right, last, SECOND, "1")
    assert found(old, BEFORE, BETWEEN) == {left.pk: (Decimal("0.4"), False), right.pk: (Decimal("0.6"), False)}
    assert found(old, BEFORE, AFTER) == {last.pk: (1, False)}
    assert found(last, AFTER, BEFORE) == {old.pk: (1, False)}


def test_an_unknown_share_stays_unknown_and_a_split_stays_to_be_confirmed() -> None:
    province = make_province()
    old, part = commune(province, None, FIRST), commune(province, FIRST, SECOND)
    last = commune(province, SECOND, None)
    join(old, part, FIRST, None, needs_confirmation=True)
    join(part, last, SECOND, "1")
    assert found(old, BEFORE, AFTER) == {last.pk: (None, True)}


def test_a_place_that_gives_a_part_away_corresponds_to_itself_and_to_the_part() -> None:
    province = make_province()
    giver, part = commune(province, None, None), commune(province, FIRST, None)
    join(giver, part, FIRST, "0.25")
    assert found(giver, BEFORE, AFTER).keys() == {giver.pk, part.pk}


def test_a_district_that_ended_corresponds_to_what_its_communes_became() -> None:
    province = make_province()
    district = make_district(province, valid=DateRange(date(2021, 1, 1), SECOND))
    one, other = commune(district, None, SECOND), commune(district, None, SECOND)
    merged = commune(province, SECOND, None)
    join(one, merged, SECOND, "1")
    join(other, merged, SECOND, None, needs_confirmation=True)
    assert found(district, BEFORE, AFTER) == {merged.pk: (None, True)}


def test_a_place_of_unknown_fate_corresponds_to_nothing() -> None:
    place = commune(make_province(), None, FIRST)
    assert found(place, BEFORE, AFTER) == {}


def test_a_village_corresponds_to_itself_before_and_after_it_is_carried_over() -> None:
    province = make_province()
    old, new = commune(province, None, SECOND), commune(province, SECOND, None)
    village = make_village(old, valid=DateRange(date(2021, 1, 1), SECOND))
    assert found(village, BEFORE, AFTER) == {}  # its commune ended, and nobody knows what became of it
    join(old, new, SECOND, "1")
    assert found(village, BEFORE, AFTER) == {village.pk: (1, False)}
    carry_villages(actor=Command("test"), village_ids=[village.pk], successor=new, on=SECOND, source="thử")
    assert found(village, BEFORE, AFTER) == found(village, AFTER, BEFORE) == {village.pk: (1, False)}


def test_a_village_of_a_split_commune_corresponds_to_itself_to_be_confirmed() -> None:
    province = make_province()
    old = commune(province, None, SECOND)
    village = make_village(old, valid=DateRange(date(2021, 1, 1), SECOND))
    for _part in range(2):
        join(old, commune(province, SECOND, None), SECOND, None, needs_confirmation=True)
    assert found(village, BEFORE, AFTER) == {village.pk: (1, True)}
    assert found(village, BEFORE, date(2020, 1, 1)) == {}  # not known yet: nothing to confirm


def test_many_places_at_once_are_answered_as_each_alone() -> None:
    province = make_province()
    whole, split, goes_on = (commune(province, None, until) for until in (SECOND, SECOND, None))
    one, other = (commune(province, SECOND, None) for _ in range(2))
    join(whole, one, SECOND, "1")
    join(split, one, SECOND, "0.4", needs_confirmation=True)
    join(split, other, SECOND, "0.6", needs_confirmation=True)
    district = make_district(province, valid=DateRange(date(2021, 1, 1), SECOND))
    ids = [whole.pk, split.pk, goes_on.pk, district.pk]
    for from_on, to_on in ((BEFORE, AFTER), (BEFORE, BETWEEN)):
        together = queries.correspondents(ids, from_on, to_on)
        assert together == {pk: queries.corresponding(pk, from_on, to_on) for pk in ids}
    assert queries.correspondents([], BEFORE, AFTER) == {}
    assert len(queries.correspondents([one.pk], AFTER, BEFORE)[one.pk]) == 2


def test_many_places_cost_no_more_questions_than_one(django_assert_max_num_queries: Any) -> None:
    province = make_province()
    olds = [commune(province, None, SECOND) for _ in range(10)]
    new = commune(province, SECOND, None)
    for old in olds:
        join(old, new, SECOND, "1")
    with django_assert_max_num_queries(5):
        assert len(queries.correspondents([old.pk for old in olds], BEFORE, AFTER)) == 10
