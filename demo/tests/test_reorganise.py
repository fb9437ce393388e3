"""Hải Hà after 01/07/2025, on the sample district."""

from collections import Counter

import pytest

from demo.reorganise import ON, reorganise, workplaces
from vuonlen.accounts.models import User
from vuonlen.accounts.queries import scope_of
from vuonlen.places import queries as places
from vuonlen.places.models import Level
from vuonlen.registry.models import Household
from vuonlen.registry.queries import homes_on, households_in
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.queries import stocks


@pytest.mark.django_db
def test_eleven_communes_become_four_and_both_series_add_up(sample):
    lines: list[str] = []
    reorganise(say=lines.append)
    assert lines[0].startswith("9 xã nguyên vẹn")
    assert "theo xã cũ" in lines[2]
    assert lines[2].endswith("cộng 102")
    assert lines[3].endswith("cộng 102")
    assert "chờ xác nhận 6" in lines[3]


@pytest.mark.django_db
def test_only_the_split_commune_waits(sample):
    reorganise(say=lambda line: None)
    split = places.find_place("06946", Level.COMMUNE, ReviewRound.objects.latest("year").reviewed_on)
    new = {pk for pk in Household.objects.values_list("commune_id", flat=True).distinct() if places.version_on(pk, ON)}
    waiting = Household.objects.exclude(commune_id__in=new)
    assert len(new) == 4
    assert set(waiting.values_list("commune_id", flat=True)) == {split.pk}


@pytest.mark.django_db
def test_the_users_of_the_demo_work_on_where_their_commune_went(sample):
    lines: list[str] = []
    reorganise(say=lines.append)
    assert lines[-1].startswith("Vai trò: ")
    where = "\n".join(workplaces())
    assert where.count("tại Xã Đường Hoa") == 3
    assert where.count("kết thúc") == 3
    officer = User.objects.get(username="canbo.quangson")
    now, then = scope_of(officer, ON), scope_of(officer, ReviewRound.objects.get(year=2022).effective_on)
    assert households_in(now).count() == households_in(then).count() == 2930
    reorganise(say=lines.append)  # nothing is left to do
    assert "\n".join(workplaces()) == where


@pytest.mark.django_db
def test_lists_of_2022_hold_the_same_households_before_and_after(sample):
    """By old units, whoever keeps them now; by new units with those that wait: the same households."""
    review = ReviewRound.objects.get(year=2022)
    before = set(Household.objects.filter(registered_on__lte=review.effective_on).values_list("pk", "commune_id"))
    reorganise(say=lambda line: None)
    officer = User.objects.get(username="canbo.quangninh")
    scope = scope_of(officer, review.effective_on)
    ids = [pk for pk, _commune in before]
    assert set(households_in(scope).values_list("pk", flat=True)) == set(ids)
    assert {(pk, home[1]) for pk, home in homes_on(ids, review.effective_on).items()} == before
    old = places.commune_ids_under([review.place_id], review.effective_on)[review.place_id]
    new = Counter(Household.objects.values_list("commune_id", flat=True))
    assert sum(stock.households for stock in stocks(old, review.effective_on).values()) == sum(new.values())
