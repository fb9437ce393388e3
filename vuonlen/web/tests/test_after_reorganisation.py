"""What an officer of a commune of 2025 sees of a round that was opened in the communes before."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from vuonlen.accounts.models import Role, User
from vuonlen.places.testing import make_commune, make_district
from vuonlen.registry.testing import make_user, scope_for
from vuonlen.registry.tests.test_reorganisation import OLD, Land
from vuonlen.reviews.actions import open_round
from vuonlen.reviews.models import ReviewRound
from vuonlen.reviews.testing import request

SignIn = Callable[[User], Client]


@pytest.fixture
def land(db: None) -> Land:
    land = Land()
    review = open_round(
        actor=land.officer,
        scope=scope_for(land.officer, date(2022, 9, 1)),
        place_id=land.district.pk,
        year=2022,
        opens_on=date(2022, 9, 1),
        reviewed_on=date(2022, 12, 14),
        effective_on=date(2023, 1, 1),
    )
    request(review, land.households[:1])
    land.follow()
    return land


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_heir_reads_how_far_the_round_of_its_communes_is(land: Land, signed_in: SignIn) -> None:
    client = signed_in(make_user("xa.moi", land.heir, Role.COMMUNE_OFFICER))
    page = _page(client, "/ra-soat/")
    assert "Rà soát hằng năm 2022" in page
    assert "0 trên 1 xã đã có quyết định" in page
    assert "Rà soát hằng năm 2022" in _page(client, "/")


def test_a_province_counts_the_communes_that_the_round_reviews(land: Land, signed_in: SignIn) -> None:
    make_commune(make_district(land.province, "Đầm Hà", valid=OLD), "Quảng Lâm", valid=OLD)
    assert "0 trên 2 xã đã có quyết định" in _page(signed_in(land.officer), "/ra-soat/")


def test_the_heir_of_a_whole_commune_finishes_what_it_left_open(land: Land, signed_in: SignIn) -> None:
    heir = signed_in(make_user("xa.moi", land.heir, Role.COMMUNE_OFFICER))
    page = _page(heir, "/den-han/")
    assert "Xã Quảng Minh" in page
    assert "quá hạn" in page
    other = signed_in(make_user("xa.khac", land.other_heir, Role.COMMUNE_OFFICER))
    assert "Quảng Minh" not in _page(other, "/den-han/")


def test_a_household_of_a_part_is_found_in_the_year_before(land: Land, signed_in: SignIn) -> None:
    land.confirm(land.heir, land.split_villages[0])
    client = signed_in(make_user("xa.moi", land.heir, Role.COMMUNE_OFFICER))
    ReviewRound.objects.update(state=ReviewRound.State.DECIDED)  # its day is the list's
    passed_on, confirmed, waiting = (one.code for one in land.households)
    page = _page(client, "/ho/")
    assert passed_on in page
    assert confirmed in page
    assert waiting not in page
    assert "Thôn 1, Xã Quảng Minh" in page  # both communes had a "Thôn 1"
    assert "Thôn 1, Xã Quảng Long" in page


def test_the_province_settles_doubles_of_who_waits_and_a_commune_does_not(land: Land, signed_in: SignIn) -> None:
    hidden = "Có thể có ở địa bàn khác"
    page = _page(signed_in(make_user("tinh.moi", land.province, Role.PROVINCE_OFFICER)), "/trung/")
    assert "Lý Văn Ba, 20/05/1980, Xã Quảng Long" in page
    assert hidden not in page
    page = _page(signed_in(make_user("xa.moi", land.heir, Role.COMMUNE_OFFICER)), "/trung/")
    assert "Lý Văn Ba, 20/05/1980, Xã Quảng Hà" in page
    assert hidden in page
    assert "Quảng Long" not in page


def test_a_household_that_waits_says_so(land: Land, signed_in: SignIn) -> None:
    client = signed_in(land.officer)
    words = "thôn chờ xác nhận xã mới"
    assert words in _page(client, f"/ho/{land.households[2].pk}/")
    assert words not in _page(client, f"/ho/{land.households[0].pk}/")


def test_who_got_a_part_takes_out_the_tables_of_today_and_no_names(land: Land, signed_in: SignIn) -> None:
    client = signed_in(make_user("xa.khac", land.other_heir, Role.COMMUNE_OFFICER))
    assert "Đơn vị tại ngày 01/07/2025" in _page(client, "/bieu/")
    part = _page(client, "/bieu/kiem-tra/?dia_gioi=2025-07-01")
    assert "Tải bản nháp Excel" in part and "Tải danh sách hộ" not in part
    assert client.post("/bieu/xuat/", {"dia_gioi": "2025-07-01"}).status_code == 302
    viewer = signed_in(make_user("xem", land.other_heir, Role.VIEWER))
    assert "Tải bản nháp" not in _page(viewer, "/bieu/kiem-tra/?dia_gioi=2025-07-01")
    assert viewer.post("/bieu/xuat/", {"dia_gioi": "2025-07-01"}).status_code == 403
