"""What set-up says of a machine that lacks something: one Vietnamese line with its code, and nothing done."""

import importlib.util
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

SCRIPTS = Path(__file__).resolve().parents[1] / "scripts"


def _script(name: str) -> ModuleType:
    """A file of `scripts/`, which is no package: it runs before anything is installed."""
    spec = importlib.util.spec_from_file_location(f"{name}_of_setup", SCRIPTS / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def machine() -> ModuleType:
    return _script("machine")


@pytest.fixture
def bootstrap(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """`scripts/bootstrap.py` over requirements and an environment of its own."""
    module = _script("bootstrap")
    (tmp_path / "requirements").mkdir()
    for kind in module.KINDS:
        (tmp_path / "requirements" / f"{kind}.txt").write_text(f"what {kind} needs")
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "python").touch()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    return module


def test_this_machine_has_what_it_needs(machine: ModuleType) -> None:
    machine.check_python()
    machine.check_node()
    machine.check_disk()


def test_an_old_python_is_refused(machine: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.sys, "version_info", (3, 9, 18))
    with pytest.raises(machine.MachineProblem, match=r"Python 3\.11 trở lên, máy đang dùng 3\.9\.18.*CD-001"):
        machine.check_python()


@pytest.mark.parametrize("missing", ["node", "npm"])
def test_a_machine_without_node_is_refused(machine: ModuleType, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda name: None if name == missing else f"/usr/bin/{name}")
    with pytest.raises(machine.MachineProblem, match="Node.js 20.*CD-002"):
        machine.check_node()


def test_an_old_node_is_refused(machine: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.subprocess, "check_output", lambda *given, **named: "v18.19.0\n")
    with pytest.raises(machine.MachineProblem, match="máy đang có bản 18.*CD-003"):
        machine.check_node()


@pytest.mark.parametrize(("installed", "needed"), [(False, "2,5 GB"), (True, "0,5 GB")])
def test_a_full_disk_is_refused(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, installed: bool, needed: str
) -> None:
    if installed:
        (tmp_path / ".venv").mkdir()
        (tmp_path / ".venv" / "installed-base").touch()
    monkeypatch.setattr(machine, "ROOT", tmp_path)
    monkeypatch.setattr(machine.shutil, "disk_usage", lambda path: SimpleNamespace(free=300_000_000))
    with pytest.raises(machine.MachineProblem, match=f"chỉ còn 0,3 GB trống, cần ít nhất {needed}.*CD-004"):
        machine.check_disk()


def _without_packages(machine: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Debian machine on which nothing is installed, as a user who is not root."""
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "_installed", lambda package: False)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)


def test_tests_without_their_packages_stop_with_the_line_to_run(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_packages(machine, monkeypatch)
    with pytest.raises(machine.MachineProblem, match="apt-get install -y .*chromium.*CD-005"):
        machine.install_packages("dev")


def test_the_demo_goes_on_without_its_fonts(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _without_packages(machine, monkeypatch)
    machine.install_packages("base")
    assert "apt-get install -y fonts-liberation2" in capsys.readouterr().out


def _serve_check(port: int) -> Any:
    command = [sys.executable, str(SCRIPTS / "serve.py"), "--check", "--port", str(port)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_taken_port_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = _serve_check(port)
    assert answer.returncode == 1
    assert answer.stdout.count("\n") == 1
    assert f"Cổng {port} đang có chương trình khác dùng" in answer.stdout
    assert f"PORT={port + 80}" in answer.stdout
    assert answer.stdout.rstrip().endswith("(CD-009)")


def test_setup_says_what_is_missing_and_does_nothing_more(tmp_path: Path) -> None:
    """The whole script on a PATH without Node: one line, exit 1, no environment made."""
    shutil.copytree(SCRIPTS, tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, str(tmp_path / "scripts" / "bootstrap.py"), "base"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": str(tmp_path)})
    assert answer.returncode == 1
    assert answer.stdout.splitlines()[1:] == [
        "Chưa có Node.js hoặc npm. Cài Node.js 20 (kèm npm) rồi chạy lại. (CD-002)"
    ]
    assert not (tmp_path / ".venv").exists()


def _pip(said: list[str], status: int) -> list[str]:
    """A program that says these lines as pip does, and ends with a status."""
    return [sys.executable, "-c", f"import sys; sys.stderr.write({chr(10).join(said)!r}); sys.exit({status})"]


MIRROR = "WARNING: Location 'file:///opt/x/simple/django/' is ignored: it is neither a file nor a directory."
REAL = "ERROR: Could not find a version that satisfies the requirement django==5.2.19"


def test_set_up_keeps_quiet_about_mirrors_of_the_machine(
    bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    bootstrap.run_quietly(_pip([MIRROR, "WARNING: Retrying after connection broken", MIRROR], 0))
    assert capsys.readouterr().out == "WARNING: Retrying after connection broken\n"


def test_a_failed_set_up_shows_all_that_pip_said(bootstrap: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        bootstrap.run_quietly(_pip([MIRROR, REAL], 1))
    assert capsys.readouterr().out.splitlines() == [MIRROR, REAL]


def test_on_demand_pip_speaks_for_itself(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[dict[str, Any]] = []
    monkeypatch.setattr(bootstrap.subprocess, "run", lambda command, **named: run.append(named))
    bootstrap.make_environment("base", verbose=True)
    assert run == [{"check": True}]


@pytest.mark.parametrize(
    ("kind", "stamped"), [("base", ["base"]), ("worker", ["base", "worker"]), ("dev", ["base", "dev", "worker"])]
)
def test_what_is_installed_is_not_installed_again(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, kind: str, stamped: list[str]
) -> None:
    run: list[Any] = []
    monkeypatch.setattr(bootstrap, "run_quietly", run.append)
    bootstrap.make_environment(kind)
    assert run[0][-1] == bootstrap.ROOT / "requirements" / f"{kind}.txt"
    assert sorted(path.name for path in bootstrap.VENV.glob("installed-*")) == [f"installed-{one}" for one in stamped]
    for contained in stamped:
        bootstrap.make_environment(contained)
    assert len(run) == 1
    (bootstrap.ROOT / "requirements" / f"{kind}.txt").write_text("something newer")
    bootstrap.make_environment(kind)
    assert len(run) == 2


def test_what_failed_is_tried_again(bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[Any]) -> None:
        raise subprocess.CalledProcessError(1, command)

    monkeypatch.setattr(bootstrap, "run_quietly", fail)
    with pytest.raises(subprocess.CalledProcessError):
        bootstrap.make_environment("worker")
    assert not list(bootstrap.VENV.glob("installed-*"))


def test_a_kind_that_is_none_is_refused() -> None:
    command = [sys.executable, str(SCRIPTS / "bootstrap.py"), "wroker"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 2
    assert "invalid choice: 'wroker'" in answer.stderr


def test_the_worker_needs_no_more_of_the_machine_than_the_demo(
    machine: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _without_packages(machine, monkeypatch)
    machine.install_packages("worker")
    assert "apt-get install -y fonts-liberation2\n" in capsys.readouterr().out
