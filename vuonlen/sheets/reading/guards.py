"""A workbook from outside, looked at before anything opens it: type, macros, password, bombs, size, formulas.

Nothing here parses XML into a tree. Sheets are streamed and searched, so that a file that would unfold into
gigabytes, or into a grid of billions of empty cells, is refused after a few megabytes.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import unescape

from vuonlen.kernel.problems import Problem, Refused

from ..messages import Message

FILE_LIMIT = 60  # MB, as sent
UNPACKED_LIMIT = 700  # MB
RATIO_LIMIT = 200  # unpacked to packed, of what is larger than RATIO_FROM; ordinary sheets pack 5 to 40 times
RATIO_FROM = 20  # MB
ROW_LIMIT = 300_000
COLUMN_LIMIT = 104  # "CZ"
FORMULAS_KEPT = 1_000
MEGABYTE = 1024 * 1024

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\b(?:[^>]*?\sr=\"(\d+)\")?")
_FAR_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"(?:[A-Z]{3,}|[D-Z][A-Z])\d")
_BARE_CELL = re.compile(rb"<(?:\w+:)?c(?:>|/>|\s(?![^>]*?\br=)[^>]*>)")
_FORMULA = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=\"([A-Z]+)(\d+)\"[^>]*><(?:\w+:)?f[\s>/]")
_FONT = re.compile(rb"<(?:\w+:)?name\s[^>]*?val=\"((?:\.Vn|VNI-|\.VN)[^\"]*)\"")


@dataclass(frozen=True)
class Package:
    """What is known of a workbook that may be opened."""

    content: bytes
    name: str
    formulas: dict[str, list[tuple[int, int]]] = field(default_factory=dict)  # sheet: (row, column), both from 1
    legacy_font: str = ""  # a font of the old encodings that the workbook declares


def inspect(content: bytes, name: str) -> Package:
    """Look the file over; raises Refused with the one reason why it may not be opened."""
    _check_head(content, name)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _check_entries(archive, len(content), name)
            return _scanned(archive, content, name)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, KeyError, ValueError) as error:
        raise refusal(Message.BROKEN, name) from error


def refusal(message: Message, name: str, **values: object) -> Refused:
    """The refusal of a whole file for one reason."""
    return Refused([Problem(message, {"name": name, **values})])


def column_number(letters: str) -> int:
    """ "A" is 1, "AA" is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _check_head(content: bytes, name: str) -> None:
    size = len(content)
    if not size:
        raise refusal(Message.EMPTY_FILE, name)
    if size > FILE_LIMIT * MEGABYTE:
        raise refusal(Message.TOO_BIG, name, size=size // MEGABYTE, limit=FILE_LIMIT)
    if content.startswith(_OLE):
        raise refusal(Message.PASSWORD if _ENCRYPTED in content else Message.OLD_EXCEL, name)
    if not content.startswith(b"PK"):
        raise refusal(Message.WRONG_TYPE, name)


def _check_entries(archive: zipfile.ZipFile, size: int, name: str) -> None:
    entries = archive.infolist()
    names = {entry.filename.lower() for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise refusal(Message.PASSWORD, name)
    if any(one.endswith("vbaproject.bin") for one in names) or name.lower().endswith((".xlsm", ".xltm")):
        raise refusal(Message.HAS_MACRO, name)
    if "xl/workbook.xml" not in names or len(entries) > 2_000:
        raise refusal(Message.WRONG_TYPE, name)
    unpacked = sum(entry.file_size for entry in entries)
    too_dense = unpacked > RATIO_FROM * MEGABYTE and unpacked > RATIO_LIMIT * size
    if too_dense or unpacked > UNPACKED_LIMIT * MEGABYTE:
        raise refusal(Message.BOMB, name)


def _scanned(archive: zipfile.ZipFile, content: bytes, name: str) -> Package:
    if b"macroEnabled" in archive.read("[Content_Types].xml"):
        raise refusal(Message.HAS_MACRO, name)
    formulas = {sheet: _scan_sheet(archive, part, name) for sheet, part in _parts(archive).items()}
    return Package(content, name, formulas, _legacy_font(archive))


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name to its part of the archive."""
    targets = {}
    for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels")):
        targets[_attribute(tag, "Id")] = _attribute(tag, "Target")
    parts = {}
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if part in archive.namelist():
            parts[_attribute(tag, "name")] = part
    return parts


def _attribute(tag: bytes, name: str) -> str:
    found = re.search(rf"\s{name}=\"([^\"]*)\"", tag.decode("utf-8", "replace"))
    return unescape(found[1], {"&quot;": '"', "&apos;": "'"}) if found else ""


def _scan_sheet(archive: zipfile.ZipFile, part: str, name: str) -> list[tuple[int, int]]:
    """Walk one sheet; return where it has formulas. Raises Refused when it is too large to open."""
    rows, formulas = 0, list[tuple[int, int]]()
    for piece in _pieces(archive, part, name):
        for found in _ROW.finditer(piece):
            rows = max(rows + 1, int(found[1] or 0))
        if rows > ROW_LIMIT:
            raise refusal(Message.TOO_MANY_ROWS, name, limit=f"{ROW_LIMIT:,}".replace(",", "."))
        if _FAR_CELL.search(piece):
            raise refusal(Message.TOO_MANY_COLUMNS, name, limit=COLUMN_LIMIT)
        if _BARE_CELL.search(piece):
            raise refusal(Message.BROKEN, name)
        if len(formulas) < FORMULAS_KEPT and (b"<f" in piece or b":f" in piece):
            formulas += [(int(row), column_number(column.decode())) for column, row in _FORMULA.findall(piece)]
    return formulas[:FORMULAS_KEPT]


def _pieces(archive: zipfile.ZipFile, part: str, name: str) -> Iterator[bytes]:
    """The sheet in pieces that never cut a row in two."""
    rest = b""
    with archive.open(part) as stream:
        while read := stream.read(4 * MEGABYTE):
            piece = rest + read
            cut = piece.rfind(b"<row")
            cut = cut if cut > 0 else piece.rfind(b":row ")
            rest = piece[cut:] if cut > 0 else piece
            if len(rest) > 16 * MEGABYTE:
                raise refusal(Message.BOMB, name)
            yield piece[: len(piece) - len(rest)]
    yield rest


def _legacy_font(archive: zipfile.ZipFile) -> str:
    if "xl/styles.xml" not in archive.namelist():
        return ""
    found = _FONT.search(archive.read("xl/styles.xml"))
    return found[1].decode("utf-8", "replace") if found else ""
