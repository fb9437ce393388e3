"""The page of the trail."""

from collections.abc import Callable

import pytest
from django.test import Client

from vuonlen.accounts.models import AccessLog, Role, User
from vuonlen.accounts.testing import give_role
from vuonlen.web.testing import NUMBER, World

SignIn = Callable[[User], Client]


@pytest.fixture
def inspector(world: World) -> User:
    user = User.objects.create(username="thanh.tra", full_name="Người Thanh Tra")
    give_role(user, Role.INSPECTOR, world.district)
    return user


def test_an_inspector_reads_the_trail_of_a_household(world: World, signed_in: SignIn, inspector: User) -> None:
    signed_in(world.officer).get(f"/ho/{world.poor.pk}/")
    page = signed_in(inspector).get("/nhat-ky/", {"ho": world.poor.code}).content.decode()
    assert "Nguyễn Thị Xã" in page
    assert "xem hồ sơ hộ" in page
    assert "Ghi mới hộ" in page
    assert NUMBER not in page
    assert AccessLog.objects.filter(user=inspector, action="audit.read", subject=f"household {world.poor.pk}").exists()


def test_an_inspector_reads_the_trail_of_a_user(world: World, signed_in: SignIn, inspector: User) -> None:
    signed_in(world.officer).get(f"/ho/{world.poor.pk}/")
    page = signed_in(inspector).get("/nhat-ky/", {"nguoi": "canbo.xa"}).content.decode()
    assert world.poor.code in page


def test_the_empty_page_asks_for_whom(signed_in: SignIn, inspector: User) -> None:
    page = signed_in(inspector).get("/nhat-ky/").content.decode()
    assert "Mã hộ" in page
    assert "Lượt xem" not in page


@pytest.mark.parametrize("asked", [{"ho": "06928-999999"}, {"nguoi": "khong.co"}, {"ho": "\x00"}])
def test_unknown_is_not_found(signed_in: SignIn, inspector: User, asked: dict[str, str]) -> None:
    assert signed_in(inspector).get("/nhat-ky/", asked).status_code == 404


def test_other_roles_are_refused(world: World, signed_in: SignIn) -> None:
    for user in (world.officer, world.district_officer, world.viewer):
        answer = signed_in(user).get("/nhat-ky/", {"ho": world.poor.code})
        assert answer.status_code == 403
        assert "(TK-002)" in answer.content.decode()
