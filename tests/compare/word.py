"""A Word file as lines of text."""

import io
import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256

import segno
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.table import Table

_LAID_OUT = ("word/document.xml", "word/styles.xml", "word/settings.xml", "word/numbering.xml")
_CHANGING = re.compile(rb'\bdescr="[^"]*"')  # the address of a square code holds the token of one build


def word_lines(content: bytes) -> Iterator[str]:
    """Paragraphs and tables in their order, then headers and footers, then the fingerprint of each part."""
    document = Document(io.BytesIO(content))
    yield f"# {document.core_properties.title}"
    yield from _blocks(document.element.body)
    for position, section in enumerate(document.sections, start=1):
        yield f"## Phần {position}, {section.page_width.mm:.0f} x {section.page_height.mm:.0f} mm"
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            yield from _blocks(part._element)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in sorted(set(_LAID_OUT) & set(parts.namelist())):
            yield f"(bố cục {name} {sha256(_CHANGING.sub(b'', parts.read(name))).hexdigest()[:12]})"


def word_codes(content: bytes) -> Iterator[str]:
    """The addresses of the square codes: a picture described by an address, followed by whether it shows that one."""
    document = Document(io.BytesIO(content))
    for picture in document.element.body.iter(qn("wp:inline")):
        address = picture.docPr.get("descr") or ""
        if address.startswith("http"):
            part = document.part.related_parts[picture.graphic.graphicData.pic.blipFill.blip.embed]
            yield address if _shows(part.blob, address) else f"{address} (hình không phải mã của địa chỉ này)"


def _shows(png: bytes, address: str) -> bool:
    """Whether the picture is the square code of the address, as the papers draw it."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="png", scale=8, border=2)
    return drawn.getvalue() == png


def _blocks(parent: BaseOxmlElement) -> Iterator[str]:
    for one in parent.iterchildren():
        if one.tag == qn("w:p") and (text := _text(one)):
            yield text
        elif one.tag == qn("w:tbl"):
            yield from _rows(one)


def _rows(table: BaseOxmlElement) -> Iterator[str]:
    """One line a row; a cell's own paragraphs and tables are joined."""
    for row in Table(table, None)._tbl.tr_lst:  # type: ignore[arg-type]
        yield " | ".join(" / ".join(_blocks(cell)) for cell in row.tc_lst)


def _text(paragraph: BaseOxmlElement) -> str:
    """The text of a paragraph with its tabs, breaks, and a mark where a picture stands."""
    words = {qn("w:tab"): "\t", qn("w:br"): " ⏎ ", qn("w:drawing"): "‹hình›", qn("w:instrText"): "‹trường›"}
    return "".join(
        (one.text or "") if one.tag == qn("w:t") else words.get(one.tag, "") for one in paragraph.iter()
    ).strip()
