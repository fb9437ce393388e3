"""Who holds roles for several provinces sees them all at once: figures by province, one list, and each by itself."""

from collections.abc import Callable

import pytest
from django.test import Client

from vuonlen.accounts.models import Role, User
from vuonlen.accounts.testing import give_role
from vuonlen.places.models import Place
from vuonlen.places.testing import make_commune, make_district, make_province, make_village
from vuonlen.registry.testing import make_family, make_user
from vuonlen.web.memory import forget

SignIn = Callable[[User], Client]


class Country:
    """Two provinces with a household each, a third that is not the viewer's, and a viewer of the ministry."""

    def __init__(self) -> None:
        self.provinces = [make_province(name) for name in ("Quảng Ninh", "Lai Châu", "Cà Mau")]
        names = ("Chíu Nhì Múi", "Lò Thị Pâng", "Danh Thị Sóc")
        for province, name in zip(self.provinces, names, strict=True):
            self._household(province, name)
        self.viewer = User.objects.create_user(username="bo", full_name="Người xem của Bộ")
        for province in self.provinces[:2]:
            self._give(Role.MINISTRY_VIEWER, province)

    def _household(self, province: Place, name: str) -> None:
        commune = make_commune(make_district(province))
        officer = make_user(f"xa.{commune.pk}", commune, Role.COMMUNE_OFFICER)
        make_family(officer, commune, make_village(commune), [name])

    def _give(self, role: Role, province: Place) -> None:
        give_role(self.viewer, role, province)


@pytest.fixture
def country(db: None) -> Country:
    forget()
    return Country()


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_home_shows_all_provinces_and_each_leads_to_itself(country: Country, signed_in: SignIn) -> None:
    client = signed_in(country.viewer)
    shown = page(client, "/")
    assert "Các tỉnh phụ trách" in shown
    assert "2 hộ" in shown
    assert "Tỉnh Quảng Ninh" in shown and "Tỉnh Lai Châu" in shown
    assert "Cà Mau" not in shown
    one = page(client, f"/?noi={country.provinces[0].pk}")
    assert "<h1>Tỉnh Quảng Ninh" in one
    assert "Mọi tỉnh phụ trách" in page(client, "/dia-ban/")
    assert "Các tỉnh phụ trách" in page(client, "/?noi=0")


def test_the_list_holds_all_provinces_of_ones_own(country: Country, signed_in: SignIn) -> None:
    client = signed_in(country.viewer)
    shown = page(client, "/ho/")
    assert "Chíu Nhì Múi" in shown and "Lò Thị Pâng" in shown
    assert "Danh Thị Sóc" not in shown
    found = page(client, "/ho/?tim=pang")
    assert "Lò Thị Pâng" in found and "Chíu Nhì Múi" not in found


@pytest.mark.parametrize("address", ["/ra-soat/", "/bieu/", "/trung/", "/den-han/", "/viec/", "/dia-ban/cho-xac-nhan/"])
def test_every_other_page_answers_too(country: Country, signed_in: SignIn, address: str) -> None:
    answer = signed_in(country.viewer).get(address)
    assert answer.status_code in {200, 403}
    assert "Danh Thị Sóc" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/ra-soat/", "/bieu/"])
def test_what_belongs_to_a_round_asks_for_a_province(country: Country, signed_in: SignIn, address: str) -> None:
    assert "Chọn một tỉnh ở đầu trang" in page(signed_in(country.viewer), address)


def test_it_is_the_whole_country_when_no_province_is_left_out(country: Country, signed_in: SignIn) -> None:
    country._give(Role.MINISTRY_VIEWER, country.provinces[2])
    assert "<h1>Cả nước" in page(signed_in(country.viewer), "/")


def test_who_holds_one_place_has_no_such_view(country: Country, signed_in: SignIn) -> None:
    client = signed_in(make_user("mot-tinh", country.provinces[2], Role.VIEWER))
    assert client.get("/?noi=0").status_code == 404
    assert "<h1>Tỉnh Cà Mau" in page(client, "/")
