"""200,000 rows of people by Excel: seconds of the check and of the writing, beside a bare COPY of the same rows.

Each step is told in seconds by the clock and of the processors (this process and its database backend), and the
processors' seconds by phase: reading the file, checking it, COPY into the registry, the search for doubles, the rest.

A file of 50,000 households in 25 communes, every adult with a personal number, in a database of its own on the private
server of tests. The bare side copies the same columns, numbers in the clear, into one table without index, key,
trigger or history: what no register can be as fast as, and what tells one machine from another.

    python -m benchmarks.import_rows [households]
"""

import json
import os
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import Any

from vuonlen.kernel.format import date_digits

NAME = "vuonlen_bench_import"


def _fresh_database() -> str:
    import psycopg

    from vuonlen.settings.postgres import private_server_url

    server = private_server_url(Path(".local/postgres-test").resolve(), durable=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {NAME}")
    return server.replace("/postgres?", f"/{NAME}?")


if "DATABASE_URL" not in os.environ:  # settings read it once: name the database, then begin again
    os.environ["DATABASE_URL"] = _fresh_database()
    os.execv(sys.executable, [sys.executable, "-m", "benchmarks.import_rows", *sys.argv[1:]])  # noqa: S606

import django  # noqa: E402

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vuonlen.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.files import File  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from vuonlen.accounts.models import Role, User  # noqa: E402
from vuonlen.background.actions import run_work  # noqa: E402
from vuonlen.exchange.actions import commit_import, start_import  # noqa: E402
from vuonlen.exchange.kinds.households import HOUSEHOLDS  # noqa: E402
from vuonlen.exchange.models import ImportBatch  # noqa: E402
from vuonlen.exchange.testing import person  # noqa: E402
from vuonlen.places.testing import make_commune, make_district, make_province, make_village  # noqa: E402
from vuonlen.registry.models import Person  # noqa: E402
from vuonlen.registry.testing import make_user, scope_for  # noqa: E402
from vuonlen.sheets.imports import kinds  # noqa: E402
from vuonlen.sheets.testing import write_sheets  # noqa: E402

COMMUNES, VILLAGES = 25, 12


class Phases:
    """Seconds of the processors inside some functions, each looked up where it is used; one is never inside another."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def watch(self, name: str, module: Any, function: str) -> None:
        """Count what `function` of `module` takes as the phase `name`."""
        real = getattr(module, function)

        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = _processor()
            try:
                return real(*args, **kwargs)
            finally:
                self.seconds[name] = self.seconds.get(name, 0.0) + _processor() - begun

        setattr(module, function, timed)

    def take(self, whole: float) -> dict[str, float]:
        """The phases since the last time, and what is left of the whole."""
        told = dict(self.seconds, **{"còn lại": whole - sum(self.seconds.values())})
        self.seconds.clear()
        return {name: round(seconds, 1) for name, seconds in told.items()}


def _watched() -> Phases:
    phases = Phases()
    reader = import_module("vuonlen.sheets.imports.actions.run_check")
    writer = import_module("vuonlen.registry.actions.register_households")
    phases.watch("đọc tệp", reader, "inspect")
    phases.watch("đọc tệp", reader, "read_tables")
    phases.watch("COPY", writer, "copy_households")
    phases.watch("tìm trùng", writer, "suspect_households")
    kind = kinds.import_kinds()["households"]
    phases.watch("đối chiếu", check_of := SimpleNamespace(check=kind.check), "check")
    kinds._kinds["households"] = replace(kind, check=check_of.check)
    return phases


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the processors: the second hardly feels what else the machine does."""

    clock: float
    processor: float

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(self.clock + other.clock, self.processor + other.processor)


FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Chíu Tằng Phùn Lỷ".split()
MIDDLE = "Văn Thị Đức Hữu A Ngọc Minh Thu Quang Xuân Hồng Thanh".split()
GIVEN = "An Bình Chi Dung Đức Giang Hà Hương Khánh Lan Long Mai Minh Nga Phúc Quang Sơn Thảo Tuấn Ước Yến".split()


def main(households: int) -> None:
    """Load, check, write, compare; print a line of JSON for each step and for the bare side."""
    call_command("migrate", verbosity=0)
    officer, phases = _people_and_places(), _watched()
    with TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = folder
        rows = list(_rows(households))
        path = write_sheets(Path(folder) / "ho.xlsx", [(HOUSEHOLDS, rows)], constant_memory=True)
        with path.open("rb") as file:
            batch = start_import(
                actor=officer, scope=scope_for(officer), kind="households", file=File(file), name="ho.xlsx"
            )
        check = _run(batch, ImportBatch.State.CHECKED)
        check_phases = phases.take(check.processor)
        commit_import(actor=officer, scope=scope_for(officer), batch=batch, checksum=batch.checksum)
        write = _run(batch, ImportBatch.State.COMMITTED)
        write_phases = phases.take(write.processor)
    stored = Person.objects.count()
    bare = _bare_copy(rows)
    for step, spent, spent_on in (("check", check, check_phases), ("write", write, write_phases)):
        row = {"step": step, "seconds": round(spent.clock, 3), "cpu": round(spent.processor, 3), "phases": spent_on}
        print(json.dumps(row, ensure_ascii=False))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"step": "bare", "seconds": round(bare, 4), "rows": stored, "megabytes": peak}))


def _people_and_places() -> User:
    district = make_district(make_province("Tỉnh Đo", code="T9"), "Huyện Đo", code="T99")
    for number in range(COMMUNES):
        commune = make_commune(district, f"Đo {number}", code=f"{99900 + number}")
        for village in range(VILLAGES):
            make_village(commune, f"Xóm {village}", code=f"{99900 + number}-{village}")
    return make_user("do", district, Role.DISTRICT_OFFICER)


def _rows(households: int) -> Iterator[dict[str, Any]]:
    draw = random.Random(2022)
    for number in range(households):
        commune, village = draw.randrange(COMMUNES), draw.randrange(VILLAGES)
        family = draw.choice(FAMILY)
        home = {"commune": f"{99900 + commune} Xã Đo {commune}", "village": f"Thôn Xóm {village}", "address": "Tổ 3"}
        for at, relation in enumerate(("Chủ hộ", "Vợ/chồng", "Con", "Con")):
            name = f"{family} {draw.choice(MIDDLE)} {draw.choice(GIVEN)} {draw.choice(GIVEN)}"
            born = (date(1950, 1, 1) if at < 2 else date(2003, 1, 1)) + timedelta(draw.randrange(6_500))
            own = home if not at else {"registered_on": None}
            sex, number_ = draw.choice(("Nam", "Nữ")), f"022{number:07d}{at:02d}"
            more = {"birth_date": date_digits(born), "sex": sex, "personal_number": number_}
            yield person(number + 1, name, relation, **more, **own)


def _run(batch: ImportBatch, expected: str) -> Spent:
    batch.refresh_from_db()
    begun, worked = time.perf_counter(), _processor()
    run_work(batch.work.pk)  # what a worker does with it
    spent = Spent(time.perf_counter() - begun, _processor() - worked)
    batch.refresh_from_db()
    if batch.state != expected:
        raise SystemExit(f"{batch.get_state_display()}: {batch.sentences[:3]}")
    return spent


def _processor() -> float:
    """Processor seconds of this process and of its PostgreSQL backend so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        fields = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text().rsplit(")", 1)[1].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _bare_copy(rows: list[dict[str, Any]]) -> float:
    keys = [column.key for column in HOUSEHOLDS.columns]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE bare ({', '.join(f'{key} text' for key in keys)})")
        begun = time.perf_counter()
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row.get(key) for key in keys])
        return time.perf_counter() - begun


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
