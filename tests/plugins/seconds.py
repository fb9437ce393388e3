"""How long each room's tests take: `make test` prints it at its end.

The seconds of set-up, call and tear-down are summed over all workers. What a session makes once for everybody (the test
database, the filled ones) is told apart, else the room whose test came first would pay for all.
With VUONLEN_SECONDS=<file> a run adds its sums to that file; `python -m tests.plugins.seconds <file>` prints them.
"""

import csv
import os
import sys
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

#: The fixtures that fill a database.
FILLING = ("django_db_setup", "units_of_vietnam", "sample_district")
SHARED = "(dựng cơ sở dữ liệu kiểm thử)"
_spent: defaultdict[str, float] = defaultdict(float)  # seconds, on the controller
_filling: list[float] = []  # seconds, on a worker, until the next report takes them along


def room_of(nodeid: str) -> str:
    """ "vuonlen/registry" for a test of the registry, "demo" for one of the sample."""
    first, second = nodeid.split("/")[:2]
    return f"{first}/{second}" if first == "vuonlen" else first


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, Any, Any]:
    started = perf_counter()
    made = yield
    if fixturedef.argname in FILLING:
        _filling.append(perf_counter() - started)
    return made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if _filling:
        report.user_properties.append((SHARED, sum(_filling)))
        _filling.clear()
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    # The properties of a test come again with each of its reports; what was filled came with the set-up.
    told = report.user_properties if report.when == "setup" else []
    filling = sum(float(str(seconds)) for name, seconds in told if name == SHARED)
    _spent[room_of(report.nodeid)] += report.duration - filling
    _spent[SHARED] += filling


def pytest_sessionfinish(session: pytest.Session) -> None:
    file = os.environ.get("VUONLEN_SECONDS")
    if file and not hasattr(session.config, "workerinput"):
        with Path(file).open("a", encoding="utf-8", newline="") as kept:
            csv.writer(kept).writerows(_spent.items())


def table(file: Path) -> str:
    """What the runs that wrote to the file took, the dearest room first."""
    spent: defaultdict[str, float] = defaultdict(float)
    with file.open(encoding="utf-8", newline="") as kept:
        for room, seconds in csv.reader(kept):
            spent[room] += float(seconds)
    rows = [*sorted(spent.items(), key=lambda row: -row[1]), ("tổng cộng", sum(spent.values()))]
    lines = [f"{seconds:8.0f}  {room}" for room, seconds in rows]
    return "\n".join(["Số giây kiểm thử của mỗi phòng, cộng mọi tiến trình:", *lines])


if __name__ == "__main__":
    print(table(Path(sys.argv[1])))
