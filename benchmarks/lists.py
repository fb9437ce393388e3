"""The household list at 1,000,000 households beside Django 5.2 views of the same page (see `benchmarks.bare`).

Same gunicorn settings, same database, same bytes on the page; the servers take turns, several rounds each, and
the median is printed, because runs on a shared machine differ by tens of per cent.
"""

import json
import os
import re
import secrets
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from vuonlen.settings.postgres import private_server_url

PAGES = Path("var/bench")
PORTS = {"product": 8765, "signed": 8766, "bare": 8767}
APPLICATIONS = {"product": "vuonlen.wsgi", "signed": "benchmarks.bare", "bare": "benchmarks.bare"}
ROUNDS, SECONDS, CONNECTIONS = 5, 4, 8
ROW = """<tr><td><a class="row-link" href="/ho/{{ row.id }}/">{{ row.head_name }}</a></td>\
<td data-label="Mã hộ" class="nowrap">{{ row.code }}</td><td data-label="Thôn">–, xã</td>\
<td data-label="Dân tộc">{{ row.head_ethnicity }}</td><td data-label="Số người" class="number">\
{{ row.member_count }}</td><td><span class="status {{ row.status }}">{{ row.status }}</span></td></tr>"""


def compare() -> list[dict]:
    """One row a user and side: requests a second, p50 and p95 in ms."""
    if not shutil.which("wrk"):
        raise SystemExit("Chưa có wrk. Chạy với quyền quản trị: apt-get install -y wrk (DO-001)")
    environment = {
        **os.environ,
        "DATABASE_URL": database(),
        "DJANGO_SETTINGS_MODULE": "vuonlen.settings",
        "SECRET_KEY": secrets.token_hex(),  # one for all: they read the same sessions
    }
    country = _country(environment)
    rows = []
    PAGES.mkdir(parents=True, exist_ok=True)
    (PAGES / "communes.json").write_text(json.dumps(country["communes"]))
    with _server("product", environment), _server("signed", environment), _server("bare", environment):
        for user, cookie in country["cookies"].items():
            _write_bare_page(user, cookie)
            rows += _measure(user, cookie)
    return rows


def database() -> str:
    """A database of its own on the private server of tests; kept, since loading a million rows takes minutes."""
    folder = Path(".local/postgres-test").resolve()
    with psycopg.connect(private_server_url(folder, durable=False), autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'vuonlen_bench'").fetchone():
            connection.execute("CREATE DATABASE vuonlen_bench")
    return private_server_url(folder, durable=False).replace("/postgres?", "/vuonlen_bench?")


def _country(environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.country"], env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    subprocess.run([sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0"], env=environment, check=True)
    return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def _server(side: str, environment: dict[str, str]) -> Iterator[None]:
    command = [Path(sys.executable).parent / "gunicorn", APPLICATIONS[side], "--bind", f"127.0.0.1:{PORTS[side]}"]
    settings = ["--workers", "2", "--threads", "4", "--worker-class", "gthread", "--log-level", "error"]
    # The comparators configure themselves; the product's settings module must not reach them.
    own = {k: v for k, v in environment.items() if side == "product" or k != "DJANGO_SETTINGS_MODULE"}
    own["BENCH_SIDE"] = side
    process = subprocess.Popen([*command, *settings, "--no-control-socket"], env=own)
    try:
        _wait(PORTS[side])
        yield
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/-/", timeout=1)  # noqa: S310
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"Máy chủ ở cổng {port} không trả lời. (DO-002)")


def _write_bare_page(user: str, cookie: str) -> None:
    """The product's own page as the bare view's template: same bytes around the rows."""
    request = urllib.request.Request(_address("product", user), headers={"Cookie": cookie})  # noqa: S310
    page = urllib.request.urlopen(request).read().decode()  # noqa: S310
    if page.count("row-link") != 50:
        raise SystemExit("Trang danh sách không có 50 hộ. (DO-003)")
    around = re.sub(r"<tbody>.*</tbody>", lambda _: "<tbody>@@</tbody>", page, flags=re.S)
    template = "{% verbatim %}" + around.replace(
        "@@", "{% endverbatim %}{% for row in rows %}" + ROW + "{% endfor %}{% verbatim %}"
    )
    (PAGES / f"bare-{user}.html").write_text(template + "{% endverbatim %}", encoding="utf-8")


def _address(side: str, user: str) -> str:
    path = "/ho/" if side == "product" else f"/{user}/"
    return f"http://127.0.0.1:{PORTS[side]}{path}"


def _measure(user: str, cookie: str) -> list[dict]:
    runs: dict[str, list[dict]] = {side: [] for side in PORTS}
    for _ in range(ROUNDS):
        for side, done in runs.items():
            done.append(_wrk(_address(side, user), cookie))
    return [{"user": user, "side": side, **_median(done)} for side, done in runs.items()]


def _wrk(address: str, cookie: str) -> dict:
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "-s", "benchmarks/wrk.lua", address, "--", cookie]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    run = json.loads(printed.split("JSON ")[1])
    if run["failed"]:
        raise SystemExit(f"{run['failed']} yêu cầu hỏng tại {address}. (DO-004)")
    return {"per_second": run["requests"] / run["seconds"], "p50": run["p50"], "p95": run["p95"]}


def _median(runs: list[dict]) -> dict:
    return {key: round(statistics.median(run[key] for run in runs), 1) for key in runs[0]}


if __name__ == "__main__":
    for row in compare():
        print(json.dumps(row))
