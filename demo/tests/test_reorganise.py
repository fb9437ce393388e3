"""Hải Hà after 01/07/2025, on the sample district."""

import pytest

from demo.reorganise import ON, reorganise
from vuonlen.places import queries as places
from vuonlen.places.models import Level
from vuonlen.registry.models import Household
from vuonlen.reviews.models import ReviewRound


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
