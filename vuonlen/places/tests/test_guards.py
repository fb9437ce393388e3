"""The database refuses what would make places ambiguous, also when nobody asks Django."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from vuonlen.places.models import Level, Place
from vuonlen.places.testing import make_commune, make_district, make_province

pytestmark = pytest.mark.django_db
SINCE_2023 = "[2023-01-01,)"


def execute(sql: str, *values: object) -> None:
    """Run the statement as a transaction of its own would end: with the deferred guards checked."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def add_version(
    place: Place, *, code: str, valid: str, parent: Place | None, path: list[int], level: str = "", keeps: bool = False
) -> None:
    execute(
        "INSERT INTO places_placeversion"
        " (place_id, level, code, name, kind, keeps_households, parent_id, path, valid, source)"
        " VALUES (%s, %s, %s, 'Thử', 'Xã', %s, %s, %s, %s::daterange, 'kiểm thử')",
        place.pk,
        level or place.level,
        code,
        keeps,
        parent.pk if parent else None,
        path,
        valid,
    )


def new_place(level: Level) -> Place:
    return Place.objects.create(level=level)


def test_a_version_that_fits_is_taken() -> None:
    province = new_place(Level.PROVINCE)
    add_version(province, code="P1", valid="[2021-01-01,2023-01-01)", parent=None, path=[province.pk])
    add_version(province, code="P1", valid=SINCE_2023, parent=None, path=[province.pk])
    commune = new_place(Level.COMMUNE)
    path = [province.pk, commune.pk]
    add_version(commune, code="C1", valid="[2022-01-01,2024-01-01)", parent=province, path=path, keeps=True)


def test_two_versions_of_a_place_may_not_overlap() -> None:
    province = make_province()
    with pytest.raises(IntegrityError, match="place_has_one_version_a_day"):
        add_version(province, code="P2", valid=SINCE_2023, parent=None, path=[province.pk])


def test_a_code_names_one_place_of_a_level_a_day() -> None:
    make_province(code="24")
    other = new_place(Level.PROVINCE)
    with pytest.raises(IntegrityError, match="code_names_one_place_a_day"):
        add_version(other, code="24", valid=SINCE_2023, parent=None, path=[other.pk])


def test_a_code_may_return_later_for_another_place() -> None:
    make_province(code="24", valid=DateRange(date(2021, 1, 1), date(2023, 1, 1)))
    other = new_place(Level.PROVINCE)
    add_version(other, code="24", valid=SINCE_2023, parent=None, path=[other.pk])


def test_a_version_of_no_day_is_refused() -> None:
    province = new_place(Level.PROVINCE)
    with pytest.raises(IntegrityError, match="place_version_valid_not_empty"):
        add_version(province, code="P1", valid="empty", parent=None, path=[province.pk])


def test_a_commune_needs_a_parent_and_a_province_has_none() -> None:
    commune, province = new_place(Level.COMMUNE), new_place(Level.PROVINCE)
    with pytest.raises(IntegrityError, match="province_has_no_parent"):
        add_version(commune, code="C1", valid=SINCE_2023, parent=None, path=[commune.pk], keeps=True)
    with pytest.raises(IntegrityError, match="province_has_no_parent"):
        add_version(province, code="P1", valid=SINCE_2023, parent=make_province(), path=[province.pk])


def test_households_are_kept_by_communes_not_by_provinces() -> None:
    province = new_place(Level.PROVINCE)
    with pytest.raises(IntegrityError, match="households_are_kept_by_communes"):
        add_version(province, code="P1", valid=SINCE_2023, parent=None, path=[province.pk], keeps=True)


def test_a_parent_must_exist_on_every_day_of_its_child() -> None:
    province = make_province(valid=DateRange(date(2021, 1, 1), date(2025, 7, 1)))
    commune = new_place(Level.COMMUNE)
    with pytest.raises(IntegrityError, match="does not fit"):
        add_version(commune, code="C1", valid=SINCE_2023, parent=province, path=[province.pk, commune.pk], keeps=True)


def test_a_path_must_extend_the_parents() -> None:
    province, elsewhere = make_province(), make_province()
    commune = new_place(Level.COMMUNE)
    with pytest.raises(IntegrityError, match="does not fit"):
        add_version(commune, code="C1", valid=SINCE_2023, parent=province, path=[elsewhere.pk, commune.pk], keeps=True)


def test_a_parent_stands_higher_than_its_child() -> None:
    commune = make_commune(make_province())
    district = new_place(Level.DISTRICT)
    path = [*commune.versions.get().path, district.pk]
    with pytest.raises(IntegrityError, match="does not fit"):
        add_version(district, code="H1", valid=SINCE_2023, parent=commune, path=path)


def test_a_version_has_the_level_of_its_place() -> None:
    province = new_place(Level.COMMUNE)
    with pytest.raises(IntegrityError, match="does not fit"):
        add_version(province, code="P1", valid=SINCE_2023, parent=None, path=[province.pk], level="province")


def test_a_parent_may_not_end_before_its_children() -> None:
    district = make_district(make_province())
    make_commune(district)
    with pytest.raises(IntegrityError, match="does not fit"):
        execute(
            "UPDATE places_placeversion SET valid = '[2021-01-01,2025-07-01)'::daterange WHERE place_id = %s",
            district.pk,
        )


def test_a_parent_may_not_be_deleted_under_its_children() -> None:
    district = make_district(make_province())
    make_commune(district)
    with pytest.raises(IntegrityError, match="does not fit"):
        execute("DELETE FROM places_placeversion WHERE place_id = %s", district.pk)


def add_succession(predecessor: Place, successor: Place, share: str | None, *, is_default: bool = False) -> None:
    execute(
        "INSERT INTO places_succession"
        ' (predecessor_id, successor_id, "on", share, is_default, needs_confirmation, source)'
        " VALUES (%s, %s, '2025-07-01', %s, %s, false, 'kiểm thử')",
        predecessor.pk,
        successor.pk,
        share,
        is_default,
    )


def test_shares_of_a_split_may_add_up_to_one_and_not_to_more() -> None:
    old, first, second, third = (make_province() for _ in range(4))
    add_succession(old, first, "0.4")
    add_succession(old, second, "0.6")
    with pytest.raises(IntegrityError, match="more than one"):
        add_succession(old, third, "0.1")


@pytest.mark.parametrize("share", ["0", "-0.2", "1.5"])
def test_one_share_lies_between_zero_and_one(share: str) -> None:
    with pytest.raises(IntegrityError, match="succession_share_within_one"):
        add_succession(make_province(), make_province(), share)


def test_a_place_does_not_succeed_itself() -> None:
    province = make_province()
    with pytest.raises(IntegrityError, match="place_does_not_succeed_itself"):
        add_succession(province, province, None)


def test_a_place_has_one_default_successor_a_day() -> None:
    old = make_province()
    add_succession(old, make_province(), None, is_default=True)
    with pytest.raises(IntegrityError, match="one_default_successor"):
        add_succession(old, make_province(), None, is_default=True)


def test_a_class_of_a_place_does_not_overlap_itself() -> None:
    district = make_district(make_province())
    insert = "INSERT INTO places_placeclass (place_id, kind, valid, reference) VALUES (%s, 'poor_district', %s, 'thử')"
    execute(insert, district.pk, "[2021-01-01,2026-01-01)")
    with pytest.raises(IntegrityError, match="place_class_does_not_overlap"):
        execute(insert, district.pk, SINCE_2023)
