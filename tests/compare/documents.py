"""A file as lines of text: what a reader finds in it, then a fingerprint of how it is laid out."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from pypdf import PdfReader

from .excel import excel_lines
from .word import word_codes, word_lines

_PLAIN = {"csv", "json", "svg", "txt", "xml", "yaml", "yml"}


@dataclass(frozen=True)
class Text:
    """What a file says; `codes` are the addresses that its square codes lead to, in order."""

    lines: list[str]
    codes: tuple[str, ...] = ()


def text_of(name: str, content: bytes) -> Text:
    """The text of a file by the ending of its name; of an unknown kind, its checksum."""
    kind = name.rpartition(".")[2].lower()
    if kind == "docx":
        return Text(list(word_lines(content)), tuple(word_codes(content)))
    if kind == "pdf":
        return Text(list(_pdf_lines(content)))
    if kind == "xlsx":
        return Text(list(excel_lines(content)))
    if kind == "zip":
        return Text(list(_inside(content)))
    if kind in _PLAIN:
        return Text(content.decode("utf-8-sig").splitlines())
    return Text([f"{len(content)} byte, sha256 {sha256(content).hexdigest()[:16]}"])


def _pdf_lines(content: bytes) -> Iterator[str]:
    """Page by page: size, text, and where each piece of text stands. Square codes are drawn and not read."""
    for number, page in enumerate(PdfReader(io.BytesIO(content)).pages, start=1):
        places: list[str] = []

        def note(text: str, _frame: object, at: list[float], font: dict | None, size: float, kept=places) -> None:
            kept.append(f"{text} {at[4]:.1f} {at[5]:.1f} {(font or {}).get('/BaseFont')} {size:.1f}")

        text = page.extract_text(visitor_text=note)
        yield f"## Trang {number}, {float(page.mediabox.width):.0f} x {float(page.mediabox.height):.0f}"
        yield from text.splitlines()
        yield f"(bố cục {sha256(chr(10).join(places).encode()).hexdigest()[:12]})"


def _inside(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            yield f"# {name}"
            yield from text_of(name, archive.read(name)).lines
