"""The rounds page: how far each round of the area is."""

from collections.abc import Callable

from django.test import Client

from vuonlen.accounts.models import User
from vuonlen.web.testing import World

SignIn = Callable[[User], Client]


def test_rounds_of_the_commune(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.officer).get("/ra-soat/").content.decode()
    assert "Rà soát hằng năm 2022" in page
    assert "0 trên 1 xã đã có quyết định" in page
    assert "Số 125/QĐ-UBND ngày 20/12/2021" in page
    assert "126/QĐ-UBND" not in page


def test_rounds_of_the_district(world: World, signed_in: SignIn) -> None:
    page = signed_in(world.district_officer).get("/ra-soat/").content.decode()
    assert "2 trên 2 xã đã có quyết định" in page
