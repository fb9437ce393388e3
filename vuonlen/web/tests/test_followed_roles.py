"""The list of roles after a reorganisation."""

from collections.abc import Callable

import pytest
from django.test import Client

from vuonlen.accounts.models import Role, RoleAssignment, User
from vuonlen.accounts.queries import scope_of
from vuonlen.accounts.reorganisation.actions import follow_roles
from vuonlen.places.testing import make_province
from vuonlen.registry.testing import make_user
from vuonlen.registry.tests.test_reorganisation import DAY, Land

SignIn = Callable[[User], Client]
URL = "/dia-ban/vai-tro/"


@pytest.fixture
def land(db: None) -> Land:
    land = Land()
    make_user("xa", land.split, Role.COMMUNE_OFFICER)
    make_user("xa.khac", land.whole, Role.SURVEYOR)
    land.manager = make_user("quan-ly", land.province, Role.PROVINCE_OFFICER)  # type: ignore[attr-defined]
    follow_roles(actor=land.manager, place_id=land.district.pk, on=DAY)  # type: ignore[attr-defined]
    return land


def _answer(land: Land, place: int | str, reason: str = "Quyết định 7/QĐ-UBND") -> dict[str, str]:
    held = RoleAssignment.objects.get(place=land.split)
    return {"vai_tro": str(held.pk), "xa": str(place), "can_cu": reason}


def test_a_role_that_waits_is_settled_with_its_ground(land: Land, signed_in: SignIn) -> None:
    client = signed_in(land.manager)  # type: ignore[attr-defined]
    assert "1 vai trò chờ xác nhận" in client.get(URL).content.decode()
    page = client.post(URL, _answer(land, land.other_heir.pk), follow=True).content.decode()
    assert "Không có vai trò nào chờ" in page
    assert "Quyết định 7/QĐ-UBND" in page
    assert scope_of(User.objects.get(username="xa"), DAY).commune_ids == {land.other_heir.pk}


def test_without_a_ground_it_is_refused_and_what_was_typed_stays(land: Land, signed_in: SignIn) -> None:
    answer = signed_in(land.manager).post(URL, _answer(land, land.heir.pk, " "))  # type: ignore[attr-defined]
    assert answer.status_code == 422
    assert "(TK-022)" in answer.content.decode()


@pytest.mark.parametrize("broken", [{"vai_tro": "x"}, {"xa": ""}, {"vai_tro": "9" * 15}])
def test_an_address_made_up_is_not_found(land: Land, signed_in: SignIn, broken: dict[str, str]) -> None:
    client = signed_in(land.manager)  # type: ignore[attr-defined]
    assert client.post(URL, _answer(land, land.heir.pk) | broken).status_code == 404


def test_another_province_sees_and_settles_nothing(land: Land, signed_in: SignIn) -> None:
    client = signed_in(make_user("la", make_province("Nơi khác"), Role.PROVINCE_OFFICER))
    assert "Người dùng xa" not in client.get(URL).content.decode()
    assert client.post(URL, _answer(land, land.heir.pk)).status_code == 404


def test_who_may_not_follow_roles_is_told_so(land: Land, signed_in: SignIn) -> None:
    client = signed_in(make_user("xem", land.province, Role.VIEWER))
    assert client.get(URL).status_code == 403
