"""What the pages opened most ask of the database, once the parts that hardly change are known: no more than this."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vuonlen.accounts.models import AccessLog, User
from vuonlen.web.testing import RICH, World, add_households

SignIn = Callable[[User], Client]
#: session; the user with the roles of today
WHO = 2


def asked(run: Callable[[], object]) -> list[str]:
    run()  # what hardly changes is known from here on
    with CaptureQueriesContext(connection) as seen:
        run()
    return [query["sql"][:120] for query in seen.captured_queries]


@pytest.mark.parametrize("name", ["officer", "district_officer", "viewer"])
def test_the_household_list_asks_for_its_rows_only(world: World, signed_in: SignIn, name: str) -> None:
    add_households(world, 3)
    client = signed_in(getattr(world, name))
    queries = asked(lambda: client.get("/ho/"))
    assert len(queries) == WHO + 1, queries


def test_the_outcome_of_a_form_asks_for_household_and_members_only(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    address = f"/ho/{world.poor.pk}/phieu/{world.open_round.pk}/ket-qua/"
    sent = urlencode({f"h-{code}": value for code, value in RICH.items()})
    queries = asked(lambda: client.post(address, sent, content_type="application/x-www-form-urlencoded"))
    assert len(queries) == WHO + 2, queries


def test_the_outcome_of_a_household_elsewhere_is_refused_and_logged(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.officer)
    own = f"/ho/{world.poor.pk}/phieu/{world.open_round.pk}/ket-qua/"
    assert client.post(own).status_code == 200
    assert client.post(own.replace(f"/ho/{world.poor.pk}/", f"/ho/{world.elsewhere.pk}/")).status_code == 404
    assert AccessLog.objects.filter(user=world.officer, outcome="refused").count() == 1


def test_the_kept_top_bar_is_everybodys_own(world: World, signed_in: SignIn) -> None:
    pages = {user: signed_in(user).get("/ho/").content.decode() for user in (world.officer, world.outsider)}
    assert "Nguyễn Thị Xã" in pages[world.officer]
    assert "Nguyễn Thị Xã" not in pages[world.outsider]
    assert "Phạm Văn Khác" in pages[world.outsider]
    tokens = [page.split('name="csrfmiddlewaretoken" value="')[1][:64] for page in pages.values()]
    assert len(set(tokens)) == 2
