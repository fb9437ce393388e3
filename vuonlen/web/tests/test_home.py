"""The home page: figures of the place and year, each with its households behind it."""

from collections.abc import Callable
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.test import Client

from vuonlen.accounts.models import RoleAssignment, User
from vuonlen.web.testing import World

SignIn = Callable[[User], Client]


def test_commune_officer_sees_own_commune(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).get("/", {"nam": 2021}).content.decode()
    assert "Xã Quảng Sơn" in page
    assert "1 hộ nghèo" in page
    assert "50,00%" in page


def test_district_officer_sees_communes(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.district_officer).get("/", {"nam": 2021}).content.decode()
    assert "2 hộ nghèo" in page
    assert "Xã Quảng Đức" in page
    assert 'data-chart="bars"' in page


def test_open_round_is_due(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).get("/").content.decode()
    assert "Đợt rà soát 2022 đang mở" in page
    assert "Biến động hộ nghèo trong năm" in signed_in(world.officer).get("/", {"nam": 2022}).content.decode()


def test_place_of_others_is_not_found(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.officer).get("/", {"noi": world.other_commune.pk}).status_code == 404
    assert signed_in(world.officer).get("/", {"noi": world.district.pk}).status_code == 404
    assert signed_in(world.officer).get("/", {"noi": "x"}).status_code == 404


def test_refused_choice_is_not_remembered(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    client.get("/", {"noi": world.other_commune.pk})
    assert client.get("/").status_code == 200


def test_user_without_role_is_told_so(world: World, signed_in: SignIn) -> None:
    page = signed_in(User.objects.create_user("moi")).get("/").content.decode()
    assert "(TR-006)" in page


def test_whose_role_ended_is_told_which_and_when(world: World, signed_in: SignIn) -> None:
    RoleAssignment.objects.filter(user=world.viewer).update(valid=DateRange(date(2021, 1, 1), date(2022, 10, 1)))
    page = str(signed_in(world.viewer).get("/").content.decode())
    assert "(TR-006)" in page
    assert "Vai trò đã kết thúc" in page
    assert "đến hết ngày 30/09/2022" in page
    assert "Xã Quảng Sơn" in page or "Huyện Hải Hà" in page
