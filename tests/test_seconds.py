"""The table of seconds at the end of `make test`."""

from collections import defaultdict
from pathlib import Path

import pytest

from tests.plugins import seconds


def report(nodeid: str, when: str, duration: float, filling: float = 0) -> pytest.TestReport:
    told = [(seconds.SHARED, filling)] if filling else []
    return pytest.TestReport(nodeid, ("", 0, ""), {}, "passed", None, when, duration=duration, user_properties=told)


def test_a_test_belongs_to_its_room() -> None:
    assert seconds.room_of("vuonlen/registry/duplicates/tests/test_merge.py::test_x[a/b]") == "vuonlen/registry"
    assert seconds.room_of("demo/tests/test_build.py::test_y") == "demo"


def test_what_all_share_is_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    spent: defaultdict[str, float] = defaultdict(float)
    monkeypatch.setattr(seconds, "_spent", spent)
    for when, duration in (("setup", 60.0), ("call", 2.0), ("teardown", 1.0)):
        seconds.pytest_runtest_logreport(report("demo/tests/test_build.py::test_y", when, duration, filling=58))
    seconds.pytest_runtest_logreport(report("vuonlen/law/tests/test_x.py::test_z", "call", 0.5))
    assert spent == {"demo": 5, seconds.SHARED: 58, "vuonlen/law": 0.5}


def test_runs_are_summed_and_the_dearest_room_stands_first(tmp_path: Path) -> None:
    file = tmp_path / "seconds.csv"
    file.write_text("vuonlen/law,3.4\ndemo,10\nvuonlen/law,30\n")
    lines = seconds.table(file).splitlines()
    assert [line.split() for line in lines[1:3]] == [["33", "vuonlen/law"], ["10", "demo"]]
    assert lines[-1].split() == ["43", "tổng", "cộng"]
