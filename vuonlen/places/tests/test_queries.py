from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.places import queries
from vuonlen.places.models import Level, PlaceClass, PlaceClassKind
from vuonlen.places.testing import make_commune, make_district, make_province, make_village

pytestmark = pytest.mark.django_db
DAY, DISTRICTS_ENDED = date(2022, 12, 31), date(2025, 7, 1)
UNTIL_2025 = DateRange(date(2021, 1, 1), DISTRICTS_ENDED)


def names(versions: list) -> list[str]:
    return [version.name for version in versions]


def test_everything_under_a_place_is_found_by_its_path() -> None:
    province = make_province("Quảng Ninh")
    district = make_district(province, "Hải Hà")
    commune = make_commune(district, "Quảng Sơn", code="1")
    make_commune(district, "Quảng Đức", code="2")
    make_village(commune, "Bản Mốc")
    make_commune(make_district(province, "Tiên Yên"), "Đại Dực", code="3")

    assert names(queries.communes_under(district.pk, DAY)) == ["Quảng Sơn", "Quảng Đức"]
    assert names(queries.communes_under(province.pk, DAY)) == ["Quảng Sơn", "Quảng Đức", "Đại Dực"]
    assert names(queries.communes_under(commune.pk, DAY)) == ["Quảng Sơn"]
    assert names(queries.villages_under(district.pk, DAY)) == ["Bản Mốc"]
    assert names(queries.children_of(province.pk, DAY)) == ["Hải Hà", "Tiên Yên"]
    assert names(queries.ancestors_of(commune.pk, DAY)) == ["Quảng Ninh", "Hải Hà"]


def test_a_place_is_not_found_on_a_day_it_did_not_exist() -> None:
    province = make_province()
    district = make_district(province, code="201", valid=UNTIL_2025)
    assert queries.find_place("201", Level.DISTRICT, DAY) == district
    assert queries.find_place("201", Level.DISTRICT, DISTRICTS_ENDED) is None
    assert queries.version_on(district.pk, DISTRICTS_ENDED) is None
    assert queries.ancestors_of(district.pk, DISTRICTS_ENDED) == []
    assert queries.names_on([province.pk, district.pk], DISTRICTS_ENDED).keys() == {province.pk}


def test_one_code_at_two_levels_names_two_places() -> None:
    province = make_province(code="101")
    district = make_district(province, code="101")
    assert queries.find_place("101", Level.PROVINCE, DAY) == province
    assert queries.find_place("101", Level.DISTRICT, DAY) == district


def test_the_tree_nests_children_in_order_of_code_without_villages() -> None:
    province = make_province("Quảng Ninh", code="22")
    district = make_district(province, "Hải Hà", code="201")
    make_village(make_commune(district, "Quảng Đức", code="06925"))
    make_commune(district, "Quảng Hà", code="06922")
    [root] = queries.tree_on(DAY)
    assert names([root.version, root.children[0].version]) == ["Quảng Ninh", "Hải Hà"]
    assert names([node.version for node in root.children[0].children]) == ["Quảng Hà", "Quảng Đức"]
    assert root.children[0].children[1].children == []


def test_communes_under_many_places_are_found_in_one_query(django_assert_num_queries) -> None:
    district, other = make_district(make_province()), make_district(make_province())
    commune = make_commune(district)
    with django_assert_num_queries(1):
        found = queries.commune_ids_under({district.pk, commune.pk, other.pk}, DAY)
    assert found == {district.pk: {commune.pk}, commune.pk: {commune.pk}, other.pk: set()}


def test_classes_hold_on_their_days_only() -> None:
    district = make_district(make_province())
    valid = DateRange(date(2022, 1, 1), date(2026, 1, 1))
    PlaceClass.objects.create(place=district, kind=PlaceClassKind.POOR_DISTRICT, valid=valid, reference="thử")
    assert [found.kind for found in queries.classes_of(district.pk, DAY)] == ["poor_district"]
    assert queries.classes_of(district.pk, date(2021, 12, 31)) == []


def test_the_last_day_of_a_place_is_today_while_it_exists() -> None:
    province = make_province()
    district = make_district(province, valid=UNTIL_2025)
    days = queries.last_valid_days([province.pk, district.pk], date(2026, 11, 21))
    assert days == {province.pk: date(2026, 11, 21), district.pk: date(2025, 6, 30)}
