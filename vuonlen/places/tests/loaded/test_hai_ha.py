"""The district of the sample: eleven communes that became four, one of them split."""

from datetime import date
from decimal import Decimal

import pytest

from vuonlen.places import queries
from vuonlen.places.models import Level, Place

OLD, NEW = date(2025, 6, 30), date(2025, 7, 1)
COMMUNES = {
    "06922": "Thị trấn Quảng Hà",
    "06925": "Xã Quảng Đức",
    "06928": "Xã Quảng Sơn",
    "06931": "Xã Quảng Thành",
    "06937": "Xã Quảng Thịnh",
    "06940": "Xã Quảng Minh",
    "06943": "Xã Quảng Chính",
    "06946": "Xã Quảng Long",
    "06949": "Xã Đường Hoa",
    "06952": "Xã Quảng Phong",
    "06967": "Xã Cái Chiên",
}


def find(code: str, on: date, level: Level = Level.COMMUNE) -> Place:
    place = queries.find_place(code, level, on)
    assert place is not None
    return place


def full_name(place: Place, on: date) -> str:
    return queries.names_on([place.pk], on)[place.pk].full_name


def heirs(code: str, from_on: date, to_on: date) -> dict[str, tuple[Decimal | None, bool]]:
    found = queries.corresponding(find(code, from_on).pk, from_on, to_on)
    return {full_name(heir.place, to_on): (heir.share, heir.needs_confirmation) for heir in found}


@pytest.mark.parametrize("on", [date(2021, 1, 1), date(2021, 12, 31), date(2022, 12, 31), OLD])
def test_the_district_has_its_eleven_communes_in_every_year(on: date) -> None:
    district = find("201", on, Level.DISTRICT)
    assert full_name(district, on) == "Huyện Hải Hà"
    assert {v.code: v.full_name for v in queries.communes_under(district.pk, on)} == COMMUNES


def test_the_district_ended_on_30_06_2025() -> None:
    district = find("201", OLD, Level.DISTRICT)
    assert queries.version_on(district.pk, NEW) is None
    assert queries.communes_under(district.pk, NEW) == []


def test_the_eleven_became_four_and_only_those_with_a_part_of_quang_long_wait() -> None:
    found = queries.corresponding(find("201", OLD, Level.DISTRICT).pk, OLD, NEW)
    assert {full_name(heir.place, NEW): heir.needs_confirmation for heir in found} == {
        "Xã Quảng Hà": True,
        "Xã Đường Hoa": True,
        "Xã Quảng Đức": False,
        "Xã Cái Chiên": False,
    }


def test_quang_long_was_split_and_nobody_knows_the_shares() -> None:
    assert heirs("06946", OLD, NEW) == {"Xã Quảng Hà": (None, True), "Xã Đường Hoa": (None, True)}


def test_the_new_duong_hoa_was_made_of_three() -> None:
    assert heirs("06946", NEW, OLD) == {
        "Xã Quảng Sơn": (Decimal(1), False),
        "Xã Quảng Long": (None, True),
        "Xã Đường Hoa": (Decimal(1), False),
    }


def test_code_06946_names_another_place_after_the_change() -> None:
    before, after = find("06946", OLD), find("06946", NEW)
    assert (full_name(before, OLD), full_name(after, NEW)) == ("Xã Quảng Long", "Xã Đường Hoa")
    assert before != after


def test_code_06922_goes_from_the_township_to_a_commune_of_several_parts() -> None:
    before, after = find("06922", OLD), find("06922", NEW)
    assert (full_name(before, OLD), full_name(after, NEW)) == ("Thị trấn Quảng Hà", "Xã Quảng Hà")
    assert before != after


def test_code_24_names_bac_giang_then_bac_ninh() -> None:
    before, after = find("24", OLD, Level.PROVINCE), find("24", NEW, Level.PROVINCE)
    assert (full_name(before, OLD), full_name(after, NEW)) == ("Tỉnh Bắc Giang", "Tỉnh Bắc Ninh")
    assert before != after


def test_cai_chien_goes_on_as_the_same_place_under_the_province() -> None:
    before, after = find("06967", OLD), find("06967", NEW)
    assert before == after
    assert [v.name for v in queries.ancestors_of(before.pk, OLD)] == ["Quảng Ninh", "Hải Hà"]
    assert [v.name for v in queries.ancestors_of(before.pk, NEW)] == ["Quảng Ninh"]
    assert heirs("06967", OLD, NEW) == {"Xã Cái Chiên": (Decimal(1), False)}
