"""An Excel file as lines of text."""

import io
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256

from python_calamine import CalamineWorkbook

_MERGED = re.compile(r'<mergeCell ref="([A-Z0-9:]+)"')
_WIDTH = re.compile(r'<col min="(\d+)" max="(\d+)" width="([0-9.]+)"')
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"[^>]*><f[^>]*>([^<]+)</f>')


def excel_lines(content: bytes) -> Iterator[str]:
    """Sheet by sheet the cells as text; then, part by part, what is merged, how wide, computed, and a fingerprint."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for sheet in book.sheets_metadata:
        yield f"## {sheet.name} ({sheet.visible})"
        for number, row in enumerate(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False), start=1):
            cells = [str(cell).strip() for cell in row]
            if any(cells):
                yield f"{number}. {' | '.join(cells)}".rstrip(" |")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in sorted(one for one in parts.namelist() if re.match(r"xl/(worksheets/[^/]+|styles)\.xml$", one)):
            yield from _part(name, parts.read(name))


def _part(name: str, content: bytes) -> Iterator[str]:
    text = content.decode()
    if found := _MERGED.findall(text):
        yield f"{name} gộp ô: {' '.join(found)}"
    if widths := _WIDTH.findall(text):
        yield f"{name} rộng cột: {' '.join(f'{first}-{last}:{width}' for first, last, width in widths)}"
    for cell, formula in _FORMULA.findall(text):
        yield f"{name} {cell} = {formula}"
    yield f"(bố cục {name} {sha256(content).hexdigest()[:12]})"
