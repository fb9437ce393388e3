"""How long a district's season takes; not part of the test run. Command:

VUONLEN_MODE=test .venv/bin/pytest vuonlen/reviews/tests/measure_season.py -s --create-db
"""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest

from vuonlen.places.testing import make_village
from vuonlen.registry.actions import register_households
from vuonlen.registry.models import Household, Relation
from vuonlen.registry.queries import search_households
from vuonlen.registry.testing import new_household, new_member
from vuonlen.reviews.actions import classify_round, record_forms
from vuonlen.reviews.queries import movements, stocks
from vuonlen.reviews.testing import HOUSEHOLD, NEAR_POOR, NOT_POOR, PERSON, POOR, decide, make_round, request

HOUSEHOLDS, FORMS = 15_692, 1_100
SIZES = (2, 3, 3, 4, 4, 4, 5, 6)


@contextmanager
def measured(what: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - begin:.2f} s")


@pytest.mark.django_db
def test_season(land):
    chance = random.Random(1)  # noqa: S311
    villages = [make_village(land.commune, f"Thôn {number}") for number in range(30)]

    def household(number):
        head = new_member(f"Lý Văn {chance.choice('ABCDEG')} {number}", personal_number=f"{number * 10:012d}")
        others = [
            new_member(
                f"Chíu Thị {chance.choice('HKLMNP')}",
                relation=Relation.CHILD,
                birth_date=date(2010, 1, 1 + turn),
                personal_number=f"{number * 10 + turn:012d}",
            )
            for turn in range(1, chance.choice(SIZES))
        ]
        return new_household(land.commune, chance.choice(villages), head, *others)

    new = [household(number) for number in range(1, HOUSEHOLDS + 1)]
    people = sum(len(one.members) for one in new)
    with measured(f"register {HOUSEHOLDS:,} households with {people:,} persons"):
        ids = register_households(actor=land.officer, scope=land.scope, new=new)

    found = Household.objects.in_bulk(ids[:FORMS])
    members = {pk: [one.person_id for one in found[pk].memberships.all()] for pk in ids[:FORMS]}
    for year, kinds in ((2022, (POOR, NEAR_POOR)), (2023, (POOR, NEAR_POOR, NOT_POOR))):
        review = make_round(land.district_officer, land.district, year)
        sheets = [
            (
                pk,
                {
                    "household": {**HOUSEHOLD, **chance.choice(kinds)},
                    "persons": [{"person": person, **PERSON} for person in members[pk]],
                },
            )
            for pk in members
        ]
        request(review, found.values())
        with measured(f"record and classify {FORMS:,} forms of {year}"):
            record_forms(actor=land.district_officer, scope=land.district_scope, round=review, sheets=sheets)
        with measured("classify the round again"):
            classify_round(actor=land.district_officer, scope=land.district_scope, round=review)
        with measured("decide"):
            decide(land.district_officer, review)
    with measured("stocks"):
        stocks([land.commune.pk], date(2023, 12, 31))
    with measured("movements"):
        moved = movements([land.commune.pk], date(2022, 12, 31), date(2023, 12, 31))[land.commune.pk]
    assert moved.poor.balances and moved.near_poor.balances
    for text in ("chiu thi k", "ly van c 77", "000000001234"):
        with measured(f"search {text!r}"):
            list(search_households(land.scope, text=text)[:50])
