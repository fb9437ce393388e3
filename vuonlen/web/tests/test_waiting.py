"""The work list of villages that wait for their new commune."""

from collections.abc import Callable

import pytest
from django.test import Client

from vuonlen.accounts.models import Role, User
from vuonlen.places.testing import make_province
from vuonlen.registry.testing import make_user
from vuonlen.registry.tests.test_reorganisation import DAY, Land

SignIn = Callable[[User], Client]
URL = "/dia-ban/cho-xac-nhan/"


@pytest.fixture
def land(db: None) -> Land:
    land = Land()
    land.follow()
    return land


def _choice(land: Land, heir: int) -> dict[str, str]:
    return {"thon": str(land.split_villages[0].pk), "xa": str(heir), "ngay": DAY.isoformat()}


def test_officer_confirms_a_village(land: Land, signed_in: SignIn) -> None:
    client = signed_in(land.officer)
    assert "đã xác nhận 0 trên 2 thôn · 2 hộ còn chờ" in client.get(URL).content.decode()
    page = client.post(URL, _choice(land, land.other_heir.pk), follow=True).content.decode()
    assert "1 hộ thuộc xã mới" in page
    assert "đã xác nhận 1 trên 2 thôn · 1 hộ còn chờ" in page


def test_several_villages_are_confirmed_at_once_and_one_is_taken_back(land: Land, signed_in: SignIn) -> None:
    client = signed_in(land.officer)
    both = {"thon": [str(village.pk) for village in land.split_villages], "xa": str(land.heir.pk)}
    page = client.post(URL, {**both, "ngay": DAY.isoformat()}, follow=True).content.decode()
    assert "Đã xác nhận 2 thôn" in page
    assert "Không có thôn nào chờ" in page
    back = {"hoan_tac": str(land.split_villages[0].pk), "ngay": DAY.isoformat()}
    page = client.post(URL, back, follow=True).content.decode()
    assert "thôn và 1 hộ chờ xác nhận lại" in page


def test_nothing_marked_is_told_with_a_code(land: Land, signed_in: SignIn) -> None:
    answer = signed_in(land.officer).post(URL, {"xa": str(land.heir.pk), "ngay": DAY.isoformat()})
    assert answer.status_code == 422
    assert "(HGD-042)" in answer.content.decode()


def test_a_second_confirmation_is_refused_with_its_reason(land: Land, signed_in: SignIn) -> None:
    client = signed_in(land.officer)
    client.post(URL, _choice(land, land.heir.pk))
    answer = client.post(URL, _choice(land, land.heir.pk))
    assert answer.status_code == 422
    assert "(HGD-040)" in answer.content.decode()


def test_viewer_may_not_confirm(land: Land, signed_in: SignIn) -> None:
    client = signed_in(make_user("xem", land.province, Role.VIEWER))
    assert client.post(URL, _choice(land, land.heir.pk)).status_code == 403
    assert "checkbox" not in client.get(URL).content.decode()


@pytest.mark.parametrize("broken", [{"thon": "x"}, {"xa": "-1"}, {"ngay": "2025-13-01"}, {"ngay": ""}])
def test_an_address_made_up_is_not_found(land: Land, signed_in: SignIn, broken: dict[str, str]) -> None:
    answer = signed_in(land.officer).post(URL, _choice(land, land.heir.pk) | broken)
    assert answer.status_code == 404


def test_elsewhere_nothing_waits_and_nothing_can_be_confirmed(land: Land, signed_in: SignIn) -> None:
    client = signed_in(make_user("la", make_province("Nơi khác")))
    assert "Không có thôn nào chờ" in client.get(URL).content.decode()
    assert client.post(URL, _choice(land, land.heir.pk)).status_code == 404
