"""Filled databases: seen only by who asks, and filled anew when a source changes."""

from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from tests.plugins.copies import Copies, connected
from tests.plugins.sources import digest_of_sources
from vuonlen.places.models import PlaceVersion
from vuonlen.registry.models import Household


def test_the_test_database_itself_stays_empty(copies: Copies, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        with connected(copies.copy("units").name):
            assert PlaceVersion.objects.count() == 14_160
        with connected(copies.empty):
            assert PlaceVersion.objects.count() == 0


def test_a_database_is_copied_once_and_told_what_its_filling_told(
    copies: Copies, django_db_blocker: DjangoDbBlocker
) -> None:
    with django_db_blocker.unblock():
        copy = copies.copy("units")
        assert copies.copy("units") is copy
    assert copy.told["versions"] == 14_160


@pytest.mark.django_db
@pytest.mark.parametrize("run", [1, 2])
def test_what_a_test_does_to_the_district_is_undone(sample_district: dict, run: int) -> None:
    assert Household.objects.count() == 15_692
    assert not Session.objects.exists()
    Session.objects.create(session_key=f"lượt {run}", expire_date=timezone.now())


def test_every_source_counts_and_no_test(tmp_path: Path) -> None:
    source, test = tmp_path / "vuonlen/places/units.csv", tmp_path / "vuonlen/places/tests/test_units.py"
    for path in (source, test):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("một")
    first = digest_of_sources(tmp_path)
    test.write_text("hai")
    digest_of_sources.cache_clear()
    assert digest_of_sources(tmp_path) == first
    source.write_text("hai")
    digest_of_sources.cache_clear()
    assert digest_of_sources(tmp_path) != first
