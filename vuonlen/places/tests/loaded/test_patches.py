from datetime import date

import pytest

from vuonlen.kernel.actor import Command
from vuonlen.places import queries
from vuonlen.places.models import Level

EVE, DAY = date(2026, 4, 29), date(2026, 4, 30)
WARDS = {
    "25270": "Lộc Ninh",
    "25357": "Tân Khai",
    "25363": "Đồng Phú",
    "26116": "Tân Phú",
    "26170": "Trị An",
    "26248": "Trảng Bom",
    "26326": "Dầu Giây",
    "26368": "Long Thành",
    "26425": "Xuân Lộc",
    "26485": "Nhơn Trạch",
}


def test_dong_nai_becomes_a_city_and_stays_the_same_place() -> None:
    province = queries.find_place("75", Level.PROVINCE, DAY)
    assert province is not None
    assert province == queries.find_place("75", Level.PROVINCE, EVE)
    names = [queries.names_on([province.pk], on)[province.pk].full_name for on in (EVE, DAY)]
    assert names == ["Tỉnh Đồng Nai", "Thành phố Đồng Nai"]


@pytest.mark.parametrize(("code", "name"), WARDS.items())
def test_ten_communes_become_wards_of_it(code: str, name: str) -> None:
    place = queries.find_place(code, Level.COMMUNE, DAY)
    assert place is not None
    before, after = [queries.version_on(place.pk, on) for on in (EVE, DAY)]
    assert (before.full_name, before.is_urban) == (f"Xã {name}", False)
    assert (after.full_name, after.is_urban) == (f"Phường {name}", True)
    assert [v.full_name for v in queries.ancestors_of(place.pk, DAY)] == ["Thành phố Đồng Nai"]


def test_a_patch_written_after_the_load_closes_the_version_and_opens_the_next() -> None:
    from vuonlen.places.actions import load_units
    from vuonlen.places.models import PlaceVersion

    old_ward = PlaceVersion.objects.get(code="25270", level=Level.COMMUNE, valid__contains=DAY)
    place_id = old_ward.place_id
    old_ward.delete()
    commune = PlaceVersion.objects.get(place_id=place_id, valid__contains=EVE)
    PlaceVersion.objects.filter(pk=commune.pk).update(valid=(commune.valid.lower, None))

    result = load_units(actor=Command("test"))

    assert (result.places, result.versions, result.closed, result.successions) == (0, 1, 1, 0)
    assert queries.version_on(place_id, EVE).full_name == "Xã Lộc Ninh"
    assert queries.version_on(place_id, DAY).full_name == "Phường Lộc Ninh"
