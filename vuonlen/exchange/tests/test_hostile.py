"""Broken and hostile files: each gets its own clear refusal, before anything opens it."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import xlsxwriter

from vuonlen.exchange.kinds.households import HOUSEHOLDS
from vuonlen.exchange.models import ImportBatch
from vuonlen.exchange.testing import person
from vuonlen.sheets.reading import guards
from vuonlen.sheets.testing import write_sheets

from .conftest import Send

Rows = list[dict[str, Any]]
HEADINGS = [column.heading for column in HOUSEHOLDS.columns]


def refused(batch: ImportBatch) -> str:
    assert batch.state == ImportBatch.State.REJECTED
    assert not batch.result
    [sentence] = batch.sentences
    return sentence[-7:-1]


@pytest.fixture
def good(tmp_path: Path, family: Rows) -> Path:
    return write_sheets(tmp_path / "good.xlsx", [(HOUSEHOLDS, family)])


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
def test_not_a_workbook(send: Send, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refused(send(path)) == code


def test_other_archive(send: Send, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refused(send(path)) == "NK-001"


def test_cut_off(send: Send, tmp_path: Path, good: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(good.read_bytes()[:-400])
    assert refused(send(path)) == "NK-006"


def test_nonsense_in_a_part(send: Send, tmp_path: Path, good: Path) -> None:
    def change(part: str, content: bytes) -> bytes:
        return b"<worksheet><sheetData><row r='1'><c" if "sheet1" in part and "rels" not in part else content

    assert refused(send(repacked(good, tmp_path / "x.xlsx", change))) in {"NK-006", "NK-013"}


def test_macro(send: Send, tmp_path: Path, good: Path) -> None:
    path = repacked(good, tmp_path / "x.xlsx", lambda _part, content: content, xl__vbaProject=b"")
    assert send(path).state == ImportBatch.State.CHECKED  # a name alone is none
    path = repacked(good, tmp_path / "y.xlsx", lambda _part, content: content, **{"xl__vbaProject.bin": b"x"})
    assert refused(send(path)) == "NK-003"
    assert refused(send(good, name="so.xlsm")) == "NK-003"


def test_zip_bomb(send: Send, tmp_path: Path, good: Path) -> None:
    bomb = b"<worksheet><sheetData>" + b" " * (40 * guards.MEGABYTE)
    path = repacked(good, tmp_path / "x.xlsx", lambda part, old: bomb if part.endswith("sheet1.xml") else old)
    assert path.stat().st_size < guards.MEGABYTE
    assert refused(send(path)) == "NK-008"


def test_two_million_rows(send: Send, tmp_path: Path, good: Path) -> None:
    rows = b"<worksheet><sheetData>" + b"".join(b'<row r="%d"/>' % n for n in range(1, 2_000_001))

    def change(part: str, content: bytes) -> bytes:
        return rows if part.endswith("sheet1.xml") else content

    assert refused(send(repacked(good, tmp_path / "x.xlsx", change))) == "NK-009"


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (b'<row r="1"><c r="A1"/></row><row r="1048576"><c r="A1048576"/></row>', "NK-009"),
        (b'<row r="1"><c r="XFD1" t="n"><v>1</v></c></row>', "NK-010"),
        (b'<row r="1"><c><v>1</v></c></row>', "NK-006"),
    ],
)
def test_grid_of_empty_cells(send: Send, tmp_path: Path, good: Path, cells: bytes, code: str) -> None:
    sheet = b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"
    path = repacked(good, tmp_path / "x.xlsx", lambda part, old: sheet if part.endswith("sheet1.xml") else old)
    assert refused(send(path)) == code


def test_too_heavy(send: Send, tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "FILE_LIMIT", 0)
    assert refused(send(good)) == "NK-007"


def book(path: Path, fill: Callable[[Any, Any], None], name: str = "Hộ và thành viên") -> Path:
    with xlsxwriter.Workbook(path) as made:
        fill(made, made.add_worksheet(name))
    return path


def test_headings(send: Send, tmp_path: Path) -> None:
    def of(headings: list[str]) -> Path:
        return book(tmp_path / "x.xlsx", lambda _book, sheet: sheet.write_row(0, 0, headings))

    assert refused(send(of([]))) == "NK-013"
    assert refused(send(of(HEADINGS))) == "NK-017"
    assert refused(send(of([*HEADINGS, "Giới tính"]))) == "NK-015"
    renamed = send(of(["Họ tên đầy đủ" if text == "Họ và tên" else text for text in HEADINGS]))
    assert refused(renamed) == "NK-014"
    assert "“Họ tên đầy đủ” có phải là “Họ và tên”?" in renamed.sentences[0]


def test_headings_match_by_letters(send: Send, tmp_path: Path, family: Rows) -> None:
    """Other case, a star, a line break, an unknown column between, another order."""

    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_string(0, 0, "DANH SÁCH")
        order = [*reversed(HOUSEHOLDS.columns)]
        sheet.write_row(3, 0, ["Ghi chú", *(f"{column.heading.upper()}\n(*)" for column in order)])
        for at, row in enumerate(family, 4):
            sheet.write_row(at, 0, ["riêng", *(row.get(column.key) or "" for column in order)])

    assert send(book(tmp_path / "x.xlsx", fill)).state == ImportBatch.State.CHECKED


def test_merged_headings(send: Send, tmp_path: Path) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADINGS)
        sheet.merge_range(0, 12, 0, 14, "Ghi chú")
        sheet.write_row(1, 0, ["1"])

    assert refused(send(book(tmp_path / "x.xlsx", fill))) == "NK-016"


def test_merged_cells_and_formulas_are_told_by_row(send: Send, tmp_path: Path, family: Rows) -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, HEADINGS)
        for at, row in enumerate(family, 1):
            sheet.write_row(at, 0, [row.get(column.key) or "" for column in HOUSEHOLDS.columns])
        sheet.write_formula(2, 5, '=UPPER("chíu a sáng")', None, "CHÍU A SÁNG")
        sheet.merge_range(1, 4, 2, 4, "01/02/2021")

    batch = send(book(tmp_path / "x.xlsx", fill))
    assert batch.counts["codes"] == {"NK-030": 1, "NK-031": 1}
    assert any(text.startswith("Dòng 3, cột Họ và tên: ô chứa công thức") for text in batch.sentences)


@pytest.mark.parametrize(
    ("names", "encoding", "font"),
    [
        (["NguyÔn V¨n ¸nh", "Ph¹m ThÞ Hång"], "TCVN3", ".VnTime"),
        (["Nguyeãn Vaên AÙnh", "Leâ Thò Hoàng"], "VNI", "VNI-Times"),
    ],
)
def test_text_of_old_fonts(send: Send, home: dict[str, str], names: list[str], encoding: str, font: str) -> None:
    batch = send([person(n, name, **home) for n, name in enumerate(names, 1)])
    assert refused(batch) == "NK-018"
    assert batch.sentences[0].startswith("Dòng 2, cột Họ và tên")
    assert encoding in batch.sentences[0] and font in batch.sentences[0]


def test_names_of_other_tongues_are_not_old_fonts(send: Send, home: dict[str, str]) -> None:
    names = ["H'Yuôm Êñuôl", "Y Ñon Êban", "Jürgen Müller", "Thuý Hoà Huê"]
    assert send([person(n, name, **home) for n, name in enumerate(names, 1)]).state == ImportBatch.State.CHECKED


def test_password_inside_the_archive(send: Send, tmp_path: Path, good: Path) -> None:
    content = bytearray(good.read_bytes())
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refused(send(path)) == "NK-004"


def test_unknown_kind(send: Send, land: SimpleNamespace, family: Rows) -> None:
    from vuonlen.kernel.problems import Refused

    with pytest.raises(Refused) as error:
        send(family, kind="secrets")
    assert error.value.codes == ["NK-074"]
