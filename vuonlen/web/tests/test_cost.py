"""What the pages opened most ask of the database, once the parts that hardly change are known: no more than this."""

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vuonlen.accounts.models import AccessLog, User
from vuonlen.accounts.testing import as_web_role
from vuonlen.web.testing import RICH, World, add_households

SignIn = Callable[[User], Client]
#: session; the user with the roles of today; to the second wall: whose rows, and nobody's again
EVERY_PAGE = 4


def asked(user: User, run: Callable[[Client], HttpResponse]) -> list[str]:
    """What a request of `user` asks as the web process asks it, once what hardly changes is known."""
    client = Client()
    client.force_login(user, "vuonlen.accounts.sign_in.backend.AccountBackend")
    with as_web_role():
        run(client)
        with CaptureQueriesContext(connection) as seen:
            assert run(client).status_code == 200
    return [query["sql"][:120] for query in seen.captured_queries]


@pytest.mark.parametrize("name", ["officer", "district_officer", "viewer"])
@pytest.mark.usefixtures("_walled")
def test_the_household_list_asks_for_its_rows_only(world: World, name: str) -> None:
    add_households(world, 3)
    queries = asked(getattr(world, name), lambda client: client.get("/ho/"))
    assert len(queries) == EVERY_PAGE + 1, queries


@pytest.mark.usefixtures("_walled")
def test_the_outcome_of_a_form_asks_for_household_and_members_only(world: World) -> None:
    address = f"/ho/{world.poor.pk}/phieu/{world.open_round.pk}/ket-qua/"
    sent = urlencode({f"h-{code}": value for code, value in RICH.items()})
    kind = "application/x-www-form-urlencoded"
    queries = asked(world.officer, lambda client: client.post(address, sent, content_type=kind))
    assert len(queries) == EVERY_PAGE + 2, queries


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
