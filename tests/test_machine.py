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


@pytest.fixture
def machine() -> ModuleType:
    """`scripts/machine.py`, which is no package: it runs before anything is installed."""
    spec = importlib.util.spec_from_file_location("machine_of_setup", SCRIPTS / "machine.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
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
