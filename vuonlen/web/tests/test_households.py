"""The household list: found without marks, filtered, paged, counted, within the area, with few queries."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vuonlen.accounts.models import User
from vuonlen.web import paging
from vuonlen.web.testing import World, add_households

SignIn = Callable[[User], Client]

#: Queries of one list page, whatever its length: session and user, area, place, rounds, rows, statuses, names, count.
MOST_QUERIES = 14
#: What tells the database whose rows they are, and what only a test says, is not counted.
WALL = ("SET ", "RESET ", "SELECT set_config", "SELECT coalesce(current_setting")


def page(client: Client, **asked: str | int) -> str:
    return client.get("/ho/", asked).content.decode()


def test_list_shows_own_commune_only(world: World, signed_in: SignIn) -> None:
    shown = page(signed_in(world.officer))
    assert "Chíu Nhì Múi" in shown
    assert "Tằng A Sám" not in shown
    assert "2 hộ" in shown


@pytest.mark.parametrize("text", ["chiu nhi", "CHÍU", "lo ma cooc", "Múi Con"])
def test_found_with_or_without_marks(world: World, signed_in: SignIn, text: str) -> None:
    assert "Chíu Nhì Múi" in page(signed_in(world.officer), tim=text)


def test_nothing_found_says_what_to_do(world: World, signed_in: SignIn) -> None:
    shown = page(signed_in(world.officer), tim="không ai")
    assert "Không có hộ nào khớp" in shown
    assert "Bỏ lọc" in shown


def test_status_filter(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    assert "Đặng Văn Ước" not in page(client, tinh_trang="poor", nam=2021)
    assert "Chíu Nhì Múi" not in page(client, tinh_trang="none", nam=2021)


def test_village_and_ethnicity_filters(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    assert "2 hộ" in page(client, thon=world.village.pk, dan_toc="Dao")
    assert "Không có hộ nào khớp" in page(client, dan_toc="Kinh")


def test_foreign_village_finds_nothing(world: World, signed_in: SignIn) -> None:
    assert "Tằng A Sám" not in page(signed_in(world.officer), thon=world.elsewhere.village_id)


def test_names_are_escaped(world: World, signed_in: SignIn) -> None:
    type(world.poor).objects.filter(pk=world.poor.pk).update(address="", head_ethnicity="<b>x</b>")
    assert "<b>x</b>" not in page(signed_in(world.officer))


def test_pages_forward_and_back_meet(world: World, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "SIZE", 3)
    add_households(world, 5)
    client = signed_in(world.officer)
    first = client.get("/ho/").context
    second = client.get("/ho/" + first["after"]).context
    third = client.get("/ho/" + second["after"]).context
    assert not first["before"]
    assert not third["after"]
    assert client.get("/ho/" + third["before"]).context["rows"] == second["rows"]
    assert client.get("/ho/" + second["before"]).context["rows"] == first["rows"]


@pytest.mark.parametrize("cursor", ["x", "1", "1.\0", ".", "99999999999999999999.a"])
def test_unreadable_cursor_gives_first_page(world: World, signed_in: SignIn, cursor: str) -> None:
    assert "Chíu Nhì Múi" in page(signed_in(world.officer), sau=cursor)


def test_queries_do_not_grow_with_rows(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.district_officer)
    client.get("/ho/")
    add_households(world, 10)
    with CaptureQueriesContext(connection) as seen:
        client.get("/ho/")
    asked = [query["sql"][:90] for query in seen if not query["sql"].startswith(WALL)]
    assert len(asked) <= MOST_QUERIES, asked


def test_big_count_is_not_counted_out(world: World, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vuonlen.web.views.households.COUNT_TO", 1)
    assert "hơn 1 hộ" in page(signed_in(world.officer))


def test_viewer_gets_no_export(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.viewer)
    assert "Xuất Excel" not in page(client)
    assert client.post("/ho/xuat/").status_code == 403
