"""Thousands of ids are one parameter of a statement, and find what `__in` finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from vuonlen.places.models import Place, PlaceVersion
from vuonlen.places.testing import make_commune, make_district, make_province

pytestmark = pytest.mark.django_db


def test_any_of_finds_what_in_finds() -> None:
    district = make_district(make_province())
    one, two, __ = (make_commune(district, name).pk for name in ("Quảng Sơn", "Quảng Đức", "Quảng Phong"))
    versions = PlaceVersion.objects.order_by("pk")
    for ids in ([], [one], {one, two}, frozenset([one, two, 999_999_999])):
        assert list(versions.filter(place__any_of=ids)) == list(versions.filter(place__in=ids))
        assert set(Place.objects.filter(pk__any_of=ids)) == set(Place.objects.filter(pk__in=ids))
    assert set(versions.exclude(place__any_of=[one])) == set(versions.exclude(place__in=[one]))


def test_many_ids_are_one_parameter() -> None:
    found = PlaceVersion.objects.filter(place__any_of=range(20_000))
    __, parameters = found.query.sql_with_params()
    assert len(parameters) == 1
    with CaptureQueriesContext(connection) as asked:
        list(found)
    assert "ANY(" in asked[0]["sql"]
