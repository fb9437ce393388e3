from datetime import date

import pytest
from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.kernel.actor import Command
from vuonlen.places import queries
from vuonlen.places.actions import add_villages
from vuonlen.places.errors import PlaceRefused
from vuonlen.places.testing import make_commune, make_district, make_province

pytestmark = pytest.mark.django_db
SINCE = date(2021, 1, 1)


def add(commune, *names: str, valid_from: date = SINCE):  # type: ignore[no-untyped-def]
    return add_villages(actor=Command("test"), commune=commune, names=names, valid_from=valid_from, source="kiểm thử")


def test_villages_follow_their_commune_in_path_end_and_code() -> None:
    commune = make_commune(make_district(make_province()), code="06928", valid=DateRange(SINCE, date(2025, 7, 1)))
    first, second = add(commune, "Bản Mốc", " Thôn 1 ")
    connection.check_constraints()

    version = queries.version_on(second.pk, SINCE)
    assert version is not None
    assert (version.code, version.name, version.valid.upper) == ("06928-02", "Thôn 1", date(2025, 7, 1))
    assert version.path == [*commune.versions.get().path, second.pk]
    assert [v.place for v in queries.villages_under(commune.pk, SINCE)] == [first, second]


def test_numbers_go_on_when_villages_are_added_later() -> None:
    commune = make_commune(make_province(), code="06928")
    add(commune, "Bản Mốc")
    [later] = add(commune, "Bản Cấu", valid_from=date(2023, 1, 1))
    assert queries.version_on(later.pk, date(2023, 1, 1)).code == "06928-02"


@pytest.mark.parametrize("level", ["province", "district"])
def test_a_place_without_households_gets_no_village(level: str) -> None:
    province = make_province()
    place = province if level == "province" else make_district(province)
    with pytest.raises(PlaceRefused, match="DVHC-003"):
        add(place, "Bản Mốc")


def test_a_commune_gets_no_village_on_a_day_it_does_not_exist() -> None:
    with pytest.raises(PlaceRefused, match="DVHC-003"):
        add(make_commune(make_province()), "Bản Mốc", valid_from=date(2020, 12, 31))


@pytest.mark.parametrize("names", [["Bản Mốc"], ["Bản Cấu", "Bản Cấu"]])
def test_a_name_is_given_once_in_a_commune(names: list[str]) -> None:
    commune = make_commune(make_province())
    add(commune, "Bản Mốc")
    with pytest.raises(PlaceRefused, match="DVHC-004"):
        add(commune, *names)


def test_an_empty_name_is_refused() -> None:
    with pytest.raises(PlaceRefused, match="DVHC-005"):
        add(make_commune(make_province()), "  ")
