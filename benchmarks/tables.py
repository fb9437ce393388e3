"""Tables 1 to 13 of a province of 300,000 households, beside a hand-written aggregate of the same database.

    python -m benchmarks.tables

Prints the seconds of each part (median of 3), a line of JSON each. The bare statements give tables 1 to 4 and 6 only,
without places of another date, splits, events or a list behind each number: the least that any system must read.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from vuonlen.settings.postgres import private_server_url

RUNS = 3
NAME = "vuonlen_bench_province"
BARE = "SQL viết tay, chỉ Biểu 1-4 và 6"

_STOCKS = """
SELECT h.commune_id, count(*), sum(people), count(*) FILTER (WHERE s.status = 'poor'),
       count(*) FILTER (WHERE s.status = 'near_poor'), sum(people) FILTER (WHERE s.status = 'poor')
FROM registry_household h
JOIN (SELECT household_id, count(*) AS people FROM registry_membership WHERE valid @> %(closing)s::date GROUP BY 1) m
  ON m.household_id = h.id
LEFT JOIN reviews_statusspell s ON s.household_id = h.id AND s.valid @> %(closing)s::date
WHERE h.commune_id = ANY(%(communes)s) GROUP BY 1
"""
_FLOWS = """
SELECT coalesce(o.commune_id, c.commune_id), o.status, c.status, count(*)
FROM (SELECT * FROM reviews_statusspell WHERE valid @> %(opening)s::date) o
FULL JOIN (SELECT * FROM reviews_statusspell WHERE valid @> %(closing)s::date) c USING (household_id) GROUP BY 1, 2, 3
"""
_DEPRIVATIONS = """
SELECT s.commune_id, s.status, code, count(*) FROM reviews_statusspell s
JOIN reviews_classification l ON l.id = s.classification_id CROSS JOIN unnest(l.deprivations) AS code
WHERE s.valid @> %(closing)s::date GROUP BY 1, 2, 3
"""


def main() -> int:
    """Load what is missing, measure and print; in a database of its own, whatever the environment names."""
    if NAME not in os.environ.get("DATABASE_URL", ""):  # settings read it once: name the database, then begin again
        os.environ["DATABASE_URL"] = database()
        os.execv(sys.executable, [sys.executable, "-m", "benchmarks.tables"])  # noqa: S606
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
    import django

    django.setup()
    for name, seconds in measured().items():
        print(json.dumps({"what": name, "seconds": round(seconds, 2)}, ensure_ascii=False))
    return 0


def database() -> str:
    """A database of its own on the private server of tests; kept, since loading takes minutes."""
    server = private_server_url(Path(".local/postgres-test").resolve(), durable=False)
    with psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone():
            connection.execute(f"CREATE DATABASE {NAME}")
    return server.replace("/postgres?", f"/{NAME}?")


def measured() -> dict[str, float]:
    """Seconds of each part, by what it does."""
    from benchmarks.province import load_province
    from vuonlen.accounts.models import Role, User
    from vuonlen.registry.testing import make_user, scope_for
    from vuonlen.reports.statutory import area_of, breaks_of, draw_tables, read_counts
    from vuonlen.reports.workbook import write_workbook

    review = load_province()
    user = User.objects.filter(username="bieu").first() or make_user("bieu", review.place, Role.PROVINCE_OFFICER)
    scope = scope_for(user, review.reviewed_on)
    area = area_of(scope, review.place_id, review)
    given = {"communes": sorted(area.communes), "opening": area.opening_on, "closing": area.closing_on}
    bare = sum(_seconds(lambda statement=one: _run(statement, given)) for one in (_STOCKS, _FLOWS, _DEPRIVATIONS))
    drawn = draw_tables(area)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bieu.xlsx"
        parts = {
            "khu vực và địa giới": _seconds(lambda: area_of(scope, review.place_id, review)),
            "đếm, mọi biểu (một câu lệnh)": _seconds(lambda: read_counts(area)),
            "đếm và điền mọi biểu": _seconds(lambda: draw_tables(area)),
            "kiểm tra các đẳng thức": _seconds(lambda: breaks_of(drawn)),
            "ghi sổ Excel": _seconds(lambda: write_workbook(path=path, figures=drawn.head, tables=drawn.tables)),
        }
    alone = {
        f"đếm riêng Biểu {form}": _seconds(lambda form=form: read_counts(area, (form,)))
        for form in (1, 2, 4, 8, 9, 10, 11, 12)
    }
    return parts | alone | {BARE: bare}


def _run(statement: str, given: dict) -> list[tuple]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


def _seconds(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


if __name__ == "__main__":
    sys.exit(main())
