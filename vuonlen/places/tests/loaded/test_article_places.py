"""Every place that the five source articles name is found under its name of the time."""

from datetime import date

import pytest

from vuonlen.places import queries
from vuonlen.places.models import Level, PlaceVersion

THEN, NOW = date(2022, 11, 1), date(2025, 7, 1)

# level, name then, places above it, name of the place that took over (or of the province, for a district)
NAMED = [
    # 000: Hải Hà
    (Level.PROVINCE, "Tỉnh Quảng Ninh", [], {"Tỉnh Quảng Ninh"}),
    (Level.DISTRICT, "Huyện Hải Hà", ["Quảng Ninh"], {"Xã Cái Chiên", "Xã Quảng Hà", "Xã Quảng Đức", "Xã Đường Hoa"}),
    (Level.PROVINCE, "Tỉnh Sơn La", [], {"Tỉnh Sơn La"}),
    (Level.PROVINCE, "Tỉnh Yên Bái", [], {"Tỉnh Lào Cai"}),
    (Level.PROVINCE, "Tỉnh Lai Châu", [], {"Tỉnh Lai Châu"}),
    (Level.PROVINCE, "Tỉnh Thanh Hóa", [], {"Tỉnh Thanh Hóa"}),
    (Level.DISTRICT, "Huyện Phong Thổ", ["Lai Châu"], None),
    (Level.DISTRICT, "Huyện Văn Yên", ["Yên Bái"], None),
    (Level.DISTRICT, "Huyện Trạm Tấu", ["Yên Bái"], None),
    (Level.DISTRICT, "Huyện Sông Mã", ["Sơn La"], None),
    (Level.DISTRICT, "Thành phố Lai Châu", ["Lai Châu"], {"Phường Đoàn Kết", "Phường Tân Phong"}),
    # 001: Đồng Hỷ
    (Level.PROVINCE, "Tỉnh Thái Nguyên", [], {"Tỉnh Thái Nguyên"}),
    (
        Level.DISTRICT,
        "Huyện Đồng Hỷ",
        ["Thái Nguyên"],
        {"Xã Đồng Hỷ", "Xã Trại Cau", "Xã Văn Lăng", "Xã Quang Sơn", "Xã Nam Hòa", "Xã Văn Hán"},
    ),
    (Level.COMMUNE, "Xã Văn Lăng", ["Thái Nguyên", "Đồng Hỷ"], {"Xã Văn Lăng"}),
    # 002: Bắc Kạn
    (Level.PROVINCE, "Tỉnh Bắc Kạn", [], {"Tỉnh Thái Nguyên"}),
    (Level.PROVINCE, "Tỉnh Lào Cai", [], {"Tỉnh Lào Cai"}),
    (Level.PROVINCE, "Tỉnh Hà Tĩnh", [], {"Tỉnh Hà Tĩnh"}),
    (Level.PROVINCE, "Tỉnh Nam Định", [], {"Tỉnh Ninh Bình"}),
    (Level.DISTRICT, "Huyện Giao Thủy", ["Nam Định"], None),
    (Level.DISTRICT, "Huyện Nam Đàn", ["Nghệ An"], None),
    (Level.COMMUNE, "Xã Trực Tuấn", ["Nam Định", "Trực Ninh"], {"Xã Cổ Lễ"}),
    # 003: Bắc Giang
    (Level.PROVINCE, "Tỉnh Bắc Giang", [], {"Tỉnh Bắc Ninh"}),
    (Level.DISTRICT, "Huyện Sơn Động", ["Bắc Giang"], None),
    (Level.DISTRICT, "Huyện Lục Nam", ["Bắc Giang"], None),
    (Level.COMMUNE, "Xã Yên Định", ["Bắc Giang", "Sơn Động"], {"Xã Yên Định"}),
    # The article of 2024 says "xã Phương Sơn"; the list in force until 30/06/2025 has it as a township.
    (Level.COMMUNE, "Thị trấn Phương Sơn", ["Bắc Giang", "Lục Nam"], {"Xã Lục Nam"}),
    (Level.PROVINCE, "Tỉnh Cà Mau", [], {"Tỉnh Cà Mau"}),
    (Level.COMMUNE, "Thị trấn Sông Đốc", ["Cà Mau", "Trần Văn Thời"], {"Xã Sông Đốc"}),
    (Level.COMMUNE, "Xã Đại Dực", ["Quảng Ninh", "Tiên Yên"], {"Xã Tiên Yên", "Xã Đông Ngũ"}),
    (Level.DISTRICT, "Huyện Tiên Yên", ["Quảng Ninh"], None),
    (Level.PROVINCE, "Thành phố Hà Nội", [], {"Thành phố Hà Nội"}),
    (Level.DISTRICT, "Huyện Thanh Oai", ["Hà Nội"], None),
    (Level.PROVINCE, "Tỉnh Khánh Hòa", [], {"Tỉnh Khánh Hòa"}),
    (Level.DISTRICT, "Huyện Lục Yên", ["Yên Bái"], None),
    (Level.PROVINCE, "Tỉnh Bà Rịa - Vũng Tàu", [], {"Thành phố Hồ Chí Minh"}),
    # 004: Tuyên Quang, Phú Thọ, Hà Giang
    (Level.PROVINCE, "Tỉnh Tuyên Quang", [], {"Tỉnh Tuyên Quang"}),
    (Level.PROVINCE, "Tỉnh Phú Thọ", [], {"Tỉnh Phú Thọ"}),
    (Level.PROVINCE, "Tỉnh Hà Giang", [], {"Tỉnh Tuyên Quang"}),
]


def place_then(level: Level, full_name: str, above: list[str]) -> PlaceVersion:
    same = [v for v in PlaceVersion.objects.filter(level=level, valid__contains=THEN) if v.full_name == full_name]
    [found] = [v for v in same if [a.name for a in queries.ancestors_of(v.place_id, THEN)] == above]
    return found


def names_now(place_id: int) -> set[str]:
    heirs = queries.corresponding(place_id, THEN, NOW)
    return {version.full_name for version in queries.names_on([heir.place.pk for heir in heirs], NOW).values()}


@pytest.mark.parametrize(("level", "name", "above", "now"), NAMED)
def test_a_named_place_is_found_and_has_successors(
    level: Level, name: str, above: list[str], now: set[str] | None
) -> None:
    names = names_now(place_then(level, name, above).place_id)
    assert names == (now or names)
    assert names


@pytest.mark.parametrize(
    ("level", "name", "above", "communes", "successors"),
    [
        (Level.DISTRICT, "Huyện Hải Hà", ["Quảng Ninh"], 11, 4),
        (Level.DISTRICT, "Huyện Đồng Hỷ", ["Thái Nguyên"], 14, 6),
        (Level.DISTRICT, "Huyện Sơn Động", ["Bắc Giang"], 17, 8),
        (Level.PROVINCE, "Tỉnh Bắc Kạn", [], 108, 1),
        (Level.PROVINCE, "Tỉnh Tuyên Quang", [], 137, 1),
        (Level.PROVINCE, "Tỉnh Hà Giang", [], 193, 1),
        (Level.PROVINCE, "Tỉnh Phú Thọ", [], 207, 1),
    ],
)
def test_communes_under_a_named_place_and_units_it_became(
    level: Level, name: str, above: list[str], communes: int, successors: int
) -> None:
    place = place_then(level, name, above)
    assert len(queries.communes_under(place.place_id, THEN)) == communes
    assert len(queries.corresponding(place.place_id, THEN, NOW)) == successors


@pytest.mark.parametrize(("code", "name", "communes"), [("08", "Tuyên Quang", 124), ("25", "Phú Thọ", 148)])
def test_new_provinces_have_the_published_number_of_communes(code: str, name: str, communes: int) -> None:
    province = queries.find_place(code, Level.PROVINCE, NOW)
    assert province is not None
    assert queries.names_on([province.pk], NOW)[province.pk].name == name
    assert len(queries.communes_under(province.pk, NOW)) == communes


def test_bac_kan_had_eight_districts() -> None:
    bac_kan = place_then(Level.PROVINCE, "Tỉnh Bắc Kạn", [])
    assert len(queries.children_of(bac_kan.place_id, THEN)) == 8
