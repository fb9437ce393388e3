"""The second wall costs a page two statements: whose rows, and nobody's again."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from vuonlen.web.testing import World


def test_a_page_behind_the_wall_says_whose_rows_and_takes_it_back(walled: World) -> None:
    client = Client()
    client.force_login(walled.officer, "vuonlen.accounts.sign_in.backend.AccountBackend")
    client.get("/ho/")
    with CaptureQueriesContext(connection) as seen:
        assert "Chíu Nhì Múi" in client.get("/ho/").content.decode()
    said = [query["sql"] for query in seen.captured_queries if "set_config('vuonlen.communes'" in query["sql"]]
    assert len(seen) == 5
    assert f"'{{{walled.commune.pk}}}'" in said[0]
    assert "set_config('vuonlen.communes', ''" in said[1]
