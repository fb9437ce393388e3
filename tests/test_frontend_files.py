"""The third-party files of the pages: taken only from the tarballs that were reviewed, and nothing else left behind."""

import importlib.util
import io
import json
import subprocess
import tarfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

FRONTEND = Path(__file__).resolve().parents[1] / "frontend"
CONTENT = {
    "package/package.json": b'{"name": "@a/b", "version": "1.0.0", "license": "MIT"}',
    "package/dist/b.min.js": b"alert(1)\n//# sourceMappingURL=b.min.js.map\n",
    "package/LICENSE.txt": b"Do as you like.",
    "package/docs/LICENSE": b"of something else",
    "package/src/large.js": b"x" * 10_000,
}


def tarball(content: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as package:
        for name, text in content.items():
            member = tarfile.TarInfo(name)
            member.size = len(text)
            package.addfile(member, io.BytesIO(text))
    return made.getvalue()


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A registry that holds @a/b 1.0.0; `folders` are those npm was asked to fill."""
    held = SimpleNamespace(tarball=tarball(CONTENT), error="", folders=[])

    def npm(command: list[Any], **named: Any) -> subprocess.CompletedProcess[str]:
        folder = command[command.index("--pack-destination") + 1]
        assert command[-1] == "@a/b@1.0.0"
        held.folders.append(folder)
        if not held.error:
            (folder / "a-b-1.0.0.tgz").write_bytes(held.tarball)
        return subprocess.CompletedProcess(command, 1 if held.error else 0, "", held.error)

    monkeypatch.setattr(subprocess, "run", npm)
    return held


@pytest.fixture
def vendor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, registry: SimpleNamespace) -> ModuleType:
    """`frontend/vendor.py`, which is no package, over two lists of its own."""
    spec = importlib.util.spec_from_file_location("vendor_of_setup", FRONTEND / "vendor.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name, path in (("TARGET", "vendor"), ("PACKAGES", "packages.json"), ("LIST", "files.json")):
        monkeypatch.setattr(module, name, tmp_path / path)
    monkeypatch.setattr(module.shutil, "which", lambda name: f"/usr/bin/{name}")
    module.PACKAGES.write_text(json.dumps({"@a/b": {"version": "1.0.0", "integrity": ""}}))
    module.LIST.write_text(json.dumps({"js/b.js": {"from": "@a/b/dist/b.min.js", "sha256": ""}}))
    assert module.main(["--pin"]) == 0
    registry.folders.clear()
    return module


def test_the_files_are_copied_and_nothing_else_stays(vendor: ModuleType, registry: SimpleNamespace) -> None:
    assert vendor.main([]) == 0
    copied = {str(path.relative_to(vendor.TARGET)) for path in vendor.TARGET.rglob("*") if path.is_file()}
    assert copied == {"js/b.js", "LICENCES.txt"}
    assert (vendor.TARGET / "js/b.js").read_bytes() == b"alert(1)\n"
    assert (vendor.TARGET / "LICENCES.txt").read_text() == "@a/b 1.0.0 MIT\nDo as you like."
    assert [folder.exists() for folder in registry.folders] == [False]


def test_what_is_there_is_not_fetched_again(vendor: ModuleType, registry: SimpleNamespace) -> None:
    assert vendor.main([]) == 0
    assert vendor.main([]) == 0
    assert len(registry.folders) == 1
    (vendor.TARGET / "js/b.js").write_text("changed by hand")
    assert vendor.main([]) == 0
    assert (vendor.TARGET / "js/b.js").read_bytes() == b"alert(1)\n"


def refused(vendor: ModuleType, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said when nothing is copied."""
    assert vendor.main([]) == 1
    assert not vendor.TARGET.exists()
    return capsys.readouterr().err


def test_another_tarball_is_refused(
    vendor: ModuleType, registry: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.tarball = tarball({**CONTENT, "package/README": b"new"})
    assert refused(vendor, capsys) == "Gói @a/b 1.0.0 khác bản đã duyệt; không dùng.\n"


def test_another_file_is_refused(vendor: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    files = json.loads(vendor.LIST.read_text())
    files["js/b.js"]["sha256"] = "0" * 64
    vendor.LIST.write_text(json.dumps(files))
    assert refused(vendor, capsys) == "Tệp @a/b/dist/b.min.js khác bản đã duyệt; không chép.\n"


def test_a_file_the_package_has_not_is_refused(vendor: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    vendor.LIST.write_text(json.dumps({"js/c.js": {"from": "@a/b/dist/c.js", "sha256": ""}}))
    assert refused(vendor, capsys) == "Không có tệp @a/b/dist/c.js trong gói của nó.\n"


def test_a_registry_that_does_not_answer_is_told(
    vendor: ModuleType, registry: SimpleNamespace, capsys: pytest.CaptureFixture[str]
) -> None:
    registry.error = "npm error 404 Not Found"
    assert refused(vendor, capsys) == "npm không lấy được các gói giao diện: npm error 404 Not Found\n"


def test_a_machine_without_npm_is_told(
    vendor: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(vendor.shutil, "which", lambda name: None)
    assert refused(vendor, capsys).startswith("Không thấy npm.")


def test_the_committed_lists_agree_and_name_no_address() -> None:
    packages = json.loads((FRONTEND / "packages.json").read_text())
    files = json.loads((FRONTEND / "files.json").read_text())
    assert all(set(one) == {"version", "integrity"} and len(one["integrity"]) == 95 for one in packages.values())
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    used = {next(name for name in packages if entry["from"].startswith(f"{name}/")) for entry in files.values()}
    assert used == set(packages)
    assert all("://" not in path.read_text() for path in FRONTEND.iterdir() if path.is_file())
