"""Broken and hostile files: each gets its own clear refusal, before anything opens it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from vuonlen.sheets.reading import guards
from vuonlen.sheets.testing import write_sheets

from .trial import FAMILY, LIST, read, refused


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_sheets(tmp_path / "good.xlsx", [(LIST, FAMILY)])


def repacked(source: Path, target: Path, change: Callable[[str, bytes], bytes | None], **extra: bytes) -> Path:
    """The workbook with some of its parts changed, left out or added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            content = change(part, old.read(part))
            if content is not None:
                new.writestr(part, content)
        for part, content in extra.items():
            new.writestr(part.replace("__", "/"), content)
    return target


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "NK-005"),
        (b"ho,ten\n1,A", "NK-001"),
        (b"<html>", "NK-001"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "NK-002"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "NK-004"),
        (b"PK\x03\x04 not really", "NK-006"),
    ],
)
def test_not_a_workbook(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refused(path).code == code


def test_other_archive(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refused(path).code == "NK-001"


def test_cut_off(tmp_path: Path, good: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(good.read_bytes()[:-400])
    assert refused(path).code == "NK-006"


def test_nonsense_in_a_part(tmp_path: Path, good: Path) -> None:
    def change(part: str, content: bytes) -> bytes:
        return b"<worksheet><sheetData><row r='1'><c" if "sheet1" in part and "rels" not in part else content

    assert refused(repacked(good, tmp_path / "x.xlsx", change)).code in {"NK-006", "NK-013"}


def test_macro(tmp_path: Path, good: Path) -> None:
    path = repacked(good, tmp_path / "x.xlsx", lambda _part, content: content, xl__vbaProject=b"")
    assert read(path)  # a name alone is none
    path = repacked(good, tmp_path / "y.xlsx", lambda _part, content: content, **{"xl__vbaProject.bin": b"x"})
    assert refused(path).code == "NK-003"
    assert refused(good, name="so.xlsm").code == "NK-003"


def test_zip_bomb(tmp_path: Path, good: Path) -> None:
    bomb = b"<worksheet><sheetData>" + b" " * (40 * guards.MEGABYTE)
    path = repacked(good, tmp_path / "x.xlsx", lambda part, old: bomb if part.endswith("sheet1.xml") else old)
    assert path.stat().st_size < guards.MEGABYTE
    assert refused(path).code == "NK-008"


def test_two_million_rows(tmp_path: Path, good: Path) -> None:
    rows = b"<worksheet><sheetData>" + b"".join(b'<row r="%d"/>' % n for n in range(1, 2_000_001))

    def change(part: str, content: bytes) -> bytes:
        return rows if part.endswith("sheet1.xml") else content

    assert refused(repacked(good, tmp_path / "x.xlsx", change)).code == "NK-009"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (b'<row r="1"><c r="A1"/></row><row r="1048576"><c r="A1048576"/></row>', "NK-009"),
        (b'<row r="1"><c r="XFD1" t="n"><v>1</v></c></row>', "NK-010"),
        (b'<row r="1"><c><v>1</v></c></row>', "NK-006"),
    ],
)
def test_grid_of_empty_cells(tmp_path: Path, good: Path, cells: bytes, code: str) -> None:
    sheet = b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"
    path = repacked(good, tmp_path / "x.xlsx", lambda part, old: sheet if part.endswith("sheet1.xml") else old)
    assert refused(path).code == code


def test_too_heavy(tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "FILE_LIMIT", 0)
    assert refused(good).code == "NK-007"


def test_password_inside_the_archive(tmp_path: Path, good: Path) -> None:
    content = bytearray(good.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refused(path).code == "NK-004"
