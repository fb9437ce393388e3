"""Days, shares and copies that a page prints are those of the law on the day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.law.testing import reformed
from vuonlen.reviews import testing as season
from vuonlen.web.testing import World, survey
from vuonlen.web.views.open_round import opening_days

SignIn = Callable[[User], Client]
FIRST, LAST = date(2021, 9, 1), date(2026, 12, 31)


def test_when_a_round_opens_is_told_from_the_law() -> None:
    assert opening_days(date(2022, 10, 1)) == (
        "Rà soát hằng năm mở từ 01/9 đến 14/12; rà soát thường xuyên từ ngày 15 hằng tháng."
    )
    with reformed(FIRST, LAST, procedure__annual__closes_on="12-20", procedure__in_year_entry__starts_on_day=5):
        assert opening_days(date(2022, 10, 1)) == (
            "Rà soát hằng năm mở từ 01/9 đến 20/12; rà soát thường xuyên từ ngày 5 hằng tháng."
        )


@pytest.mark.parametrize("day", [date(2021, 8, 31), date(2027, 1, 1)])
def test_when_it_is_not_known_nothing_is_told(day: date) -> None:
    assert opening_days(day) == ""


def test_the_form_of_a_round_tells_it(world: World, signed_in: SignIn) -> None:
    assert "mở từ 01/9 đến 14/12" in signed_in(world.officer).get("/ra-soat/mo/").content.decode()


def test_a_meeting_begins_with_the_share_and_the_copies_of_the_law(world: World, signed_in: SignIn) -> None:
    survey(world)
    season.finish(world.open_round, [world.commune.pk])
    address = f"/ra-soat/{world.open_round.pk}/thon/{world.village.pk}/hop/"
    client = signed_in(world.officer)
    page = client.get(address).content.decode()
    assert "ít nhất 50% số người" in page and 'name="minutes_copies" value="2"' in page
    with reformed(FIRST, LAST, procedure__meeting__agreement_percent=60, procedure__meeting__minutes_copies=3):
        changed = client.get(address).content.decode()
    assert "ít nhất 60% số người" in changed and 'name="minutes_copies" value="3"' in changed
