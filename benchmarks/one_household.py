"""One household through the web form's code path: what an officer waits for while the outcome follows the typing.

The whole request, middleware, scope, second wall, law, explanation and template, in process, loaded as the server
loads it (`vuonlen.wsgi`); beside it the bare engine (`law.classify` of the same sheet), so that the share of the law
in the wait can be seen. Nothing is kept: the small district it needs is made in a transaction that is rolled back.
"""

import json
import statistics
import time
from datetime import date
from html.parser import HTMLParser
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection, transaction
from django.test import Client

import vuonlen.wsgi  # noqa: F401 - sets Django up
from vuonlen import law
from vuonlen.reviews.models import ReviewForm
from vuonlen.web.testing import World, make_world

REPEATS = 300
WARM_UP = 20
ON = date(2022, 12, 14)


class Answers(HTMLParser):
    """The answers a browser would send with a form page: chosen options, checked marks, typed text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what this tag would send."""
        given = dict(attrs)
        if tag == "select":
            self._select = given.get("name") or ""
        elif tag == "option" and "selected" in given:
            self.found[self._select] = given.get("value") or ""
        elif tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self.found[given.get("name") or ""] = given.get("value") or ""


def measure() -> list[dict]:
    """p50 and p95 in ms of the request and of the bare engine."""
    with transaction.atomic():
        world = make_world()
        rows = [{"side": "engine", **_times(_engine())}]
        _behind_the_wall()
        rows.insert(0, {"side": "web form", **_times(_request(world))})
        transaction.set_rollback(True)
    return rows


def _behind_the_wall() -> None:
    """From here on as in production: a role that owns no table and sees the rows it has told of."""
    settings.ROW_SECURITY = True
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET LOCAL ROLE {settings.WEB_ROLE}")


def _request(world: World):
    client = Client()
    client.force_login(world.officer, "vuonlen.accounts.sign_in.backend.AccountBackend")
    address = f"/ho/{world.poor.pk}/phieu/{world.open_round.pk}/"
    answers = Answers()
    answers.feed(client.get(address).content.decode())
    # As the page sends it: the test client's own encoding, for files, costs more to read.
    sent, kind = urlencode(answers.found), "application/x-www-form-urlencoded"

    def run() -> None:
        response = client.post(f"{address}ket-qua/", sent, content_type=kind)
        if response.status_code != 200:
            raise SystemExit(f"Trang kết quả trả lời {response.status_code}. (DO-005)")

    return run


def _engine():
    facts = ReviewForm.objects.first().facts
    people = [{k: v for k, v in person.items() if k != "person"} for person in facts["persons"]]
    sheet = {"household": {**facts["household"], "is_urban": False}, "persons": people}
    return lambda: law.classify(*law.encode([sheet]), ON)


def _times(run) -> dict[str, float]:
    for _ in range(WARM_UP):
        run()
    taken, worked = [], []
    for _ in range(REPEATS):
        start, before = time.perf_counter(), time.process_time()
        run()
        worked.append((time.process_time() - before) * 1000)
        taken.append((time.perf_counter() - start) * 1000)
    p95 = statistics.quantiles(taken, n=20)[18]
    return {"p50": round(statistics.median(taken), 1), "p95": round(p95, 1), "cpu": round(statistics.median(worked), 1)}


if __name__ == "__main__":
    for row in measure():
        print(json.dumps(row))
