"""The household list at 1,000,000 households beside Django 5.2 views of the same page (see `benchmarks.bare`).

Same gunicorn settings, same database, same bytes on the page; the product with its second wall on, as in production.
The servers take turns, several rounds each; ratios are taken within a round and the median is printed, because runs
on a shared machine differ by tens of per cent. Processor time a request hardly feels what else the machine does.
"""

import json
import os
import re
import secrets
import statistics
import subprocess
import sys
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.machine import say
from benchmarks.servers import Server, server
from vuonlen.settings.postgres import private_server_url

PAGES = Path("var/bench")
Round = dict[tuple[str, str], dict]  # by user and side
SIDES = ("product", "signed", "bare")
ROUNDS, SECONDS, WARM_UP_SECONDS = 5, 4, 1.5
ROW = """<tr><td><a class="row-link" href="/ho/{{ row.id }}/">{{ row.head_name }}</a></td>\
<td data-label="Mã hộ" class="nowrap">{{ row.code }}</td><td data-label="Thôn">{{ row.place }}</td>\
<td data-label="Dân tộc">{{ row.head_ethnicity }}</td><td data-label="Số người" class="number">\
{{ row.member_count }}</td><td>{% if row.status %}<span class="vl-status {{ row.status }}">{{ row.status }}</span>\
{% else %}<span class="muted">không thuộc danh sách</span>{% endif %}</td></tr>"""


def compare() -> list[dict]:
    """One row a user and side: requests a second and processor ms a request, each also as a share of the bare view."""
    environment = {
        **os.environ,
        "DATABASE_URL": database(),
        "DJANGO_SETTINGS_MODULE": "vuonlen.settings",
        "SECRET_KEY": secrets.token_hex(),  # one for all: they read the same sessions
    }
    country = _country(environment)
    PAGES.mkdir(parents=True, exist_ok=True)
    (PAGES / "communes.json").write_text(json.dumps(country["communes"]))
    with ExitStack() as stack:
        walled = environment | {"VUONLEN_ROW_SECURITY": "1"}
        servers = {side: stack.enter_context(server(side, walled)) for side in SIDES}
        for user, cookie in country["cookies"].items():
            _write_bare_page(servers, user, cookie)
        rounds = _rounds(servers, country["cookies"])
    return [
        {"user": user, "side": side, **_median(rounds, user, side)} for user in country["cookies"] for side in SIDES
    ]


def database() -> str:
    """A database of its own on the private server of tests; kept, since loading a million rows takes minutes."""
    folder = Path(".local/postgres-test").resolve()
    url = private_server_url(folder, durable=False)
    with psycopg.connect(url, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'vuonlen_bench_lists'").fetchone():
            connection.execute("CREATE DATABASE vuonlen_bench_lists")
    return url.replace("/postgres?", "/vuonlen_bench_lists?")


def _country(environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.country"], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"], env=environment, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def _write_bare_page(servers: dict[str, Server], user: str, cookie: str) -> None:
    """The product's own page as the bare view's template: same bytes around the rows; then both must show 50 rows."""
    page = _page(servers["product"], user, cookie)
    around = re.sub(r"<tbody>.*</tbody>", lambda _: "<tbody>@@</tbody>", page, flags=re.S)
    template = "{% verbatim %}" + around.replace(
        "@@", "{% endverbatim %}{% for row in rows %}" + ROW + "{% endfor %}{% verbatim %}"
    )
    (PAGES / f"bare-{user}.html").write_text(template + "{% endverbatim %}", encoding="utf-8")
    for side in SIDES:
        if _page(servers[side], user, cookie).count("row-link") != 50:
            raise SystemExit(f"Trang danh sách của bên “{side}” không có 50 hộ. (DO-003)")


def _page(side: Server, user: str, cookie: str) -> str:
    request = urllib.request.Request(side.address(user), headers={"Cookie": cookie})  # noqa: S310
    return urllib.request.urlopen(request).read().decode()  # noqa: S310


def _rounds(servers: dict[str, Server], cookies: dict[str, str]) -> list[Round]:
    """Every user at every side, in turn; the first round only warms up."""
    turns = [(user, side) for user in cookies for side in SIDES]
    done = []
    for number in range(ROUNDS + 1):
        seconds = SECONDS if number else WARM_UP_SECONDS
        say(f"  lượt {number} trên {ROUNDS}: {len(turns)} bên, mỗi bên {seconds} giây")
        done.append({(user, side): _load(servers[side], user, cookies[user], seconds) for user, side in turns})
    return done[1:]


def _load(side: Server, user: str, cookie: str, seconds: float) -> dict:
    """What the visitors of a process of their own met, and the processor time a request took of the side."""
    run = _visits(side, user, cookie, seconds)
    if run["failed"]:  # once may be an accident of the machine; twice is the page's
        run = _visits(side, user, cookie, seconds)
    if run["failed"]:
        raise SystemExit(f"{run['failed']} yêu cầu hỏng tại {side.address(user)}. (DO-004)")
    return run


def _visits(side: Server, user: str, cookie: str, seconds: float) -> dict:
    before = side.cpu_seconds()
    command = [sys.executable, "-m", "benchmarks.load", side.address(user), cookie, str(seconds)]
    run = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    after = side.cpu_seconds()
    if before is None or after is None or not run["requests"]:
        return run | {"cpu": None}
    return run | {"cpu": round((after - before) * 1000 / run["requests"], 3)}


def _median(rounds: list[Round], user: str, side: str) -> dict:
    own, bare = (user, side), (user, "bare")
    runs = [one[own] for one in rounds]
    found = {key: round(statistics.median(run[key] for run in runs), 1) for key in ("per_second", "p50", "p95")}
    found["share"] = _ratio(rounds, "per_second", own, bare)
    found["to_country"] = _ratio(rounds, "per_second", own, ("country", side))
    if all(run["cpu"] for one in rounds for run in one.values()):
        found["cpu"] = round(statistics.median(run["cpu"] for run in runs), 2)
        found["cpu_share"] = _ratio(rounds, "cpu", bare, own)
        found["cpu_to_country"] = _ratio(rounds, "cpu", ("country", side), own)
    return found


def _ratio(rounds: list[Round], key: str, over: tuple[str, str], under: tuple[str, str]) -> float:
    """The median over the rounds of a ratio taken within each."""
    return round(statistics.median(one[over][key] / one[under][key] for one in rounds), 3)


if __name__ == "__main__":
    for row in compare():
        print(json.dumps(row))
