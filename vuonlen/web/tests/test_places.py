"""The place switcher and the year: within the area, remembered, shown."""

from collections.abc import Callable

from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.web.testing import World

SignIn = Callable[[User], Client]


def test_district_officer_goes_down_and_back_up(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    choices = client.get("/dia-ban/", headers={"HX-Request": "true"}).content.decode()
    assert f"noi={world.commune.pk}" in choices
    assert "<html" not in choices
    client.get("/", {"noi": world.commune.pk})
    page = client.get("/ho/").content.decode()
    assert "Tằng A Sám" not in page
    assert f"noi={world.district.pk}" in page


def test_commune_has_no_place_below(world: World, signed_in: SignIn) -> None:
    assert "Không còn địa bàn nào" in signed_in(world.officer).get("/dia-ban/").content.decode()


def test_year_is_remembered(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    assert "Năm 2021" in client.get("/").content.decode()
    client.get("/", {"nam": 2022})
    assert "ngày 01/01/2022" not in client.get(f"/ho/{world.poor.pk}/").content.decode()


def test_year_without_a_round_gives_the_newest_decided(world: World, signed_in: SignIn) -> None:
    assert "năm 2021" in signed_in(world.officer).get("/", {"nam": 1999}).content.decode()


def test_boundaries_of_another_day_are_named(world: World, signed_in: SignIn) -> None:
    assert "Địa giới 01/01/2022" in signed_in(world.officer).get("/", {"nam": 2021}).content.decode()
