"""A paper as a Word document in the layout of Nghị định 30/2020/NĐ-CP."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import _Cell

from vuonlen.documents.blocks import Heading, Paragraph, TableBlock
from vuonlen.documents.paper import Block, Fields, Head, Line, Paper, Qr, Section, Signature
from vuonlen.documents.word.page import count_from_one, page_numbers, set_fonts, set_page
from vuonlen.documents.word.parts import add_bordered_table, centred, plain_grid, rule_under, write

from .pdf import code_image
from .wording import motto, nation, recipients_title

_INDENT = Mm(10)
_UPRIGHT, _ACROSS = 165, 252  # millimetres between the margins


def write_word(paper: Paper, path: Path) -> None:
    """Write the paper to `path`."""
    document = Document()
    set_fonts(document)
    set_page(document)
    page_numbers(document)
    document.core_properties.title = paper.name
    document.core_properties.language = "vi-VN"
    for index, section in enumerate(paper.sections):
        _begin(document, section, is_first=index == 0)
        _write_section(document, paper, section)
    document.save(str(path))


def _begin(document: WordDocument, section: Section, *, is_first: bool) -> None:
    """A page of its own, upright or across."""
    page = document.sections[0] if is_first else document.add_section(WD_SECTION.NEW_PAGE)
    width, height = (Mm(297), Mm(210)) if section.is_wide else (Mm(210), Mm(297))
    page.orientation = WD_ORIENT.LANDSCAPE if section.is_wide else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = width, height
    count_from_one(page)


def _write_section(document: WordDocument, paper: Paper, section: Section) -> None:
    width = _ACROSS if section.is_wide else _UPRIGHT
    if section.head:
        _head(document, section.head, width)
    _title(document, paper, section, width)
    for block in section.blocks:
        _add(document, block, width)
    if section.blocks and not isinstance(section.blocks[-1], TableBlock):
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    _foot(document, section, width)


def _head(document: WordDocument, head: Head, width: int) -> None:
    if head.form:
        write(document.add_paragraph(), head.form, size=12, italic=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if head.issuer is None:
        centred(document.add_paragraph(), nation(), size=13, bold=True)
        rule_under(centred(document.add_paragraph(), motto(), size=14, bold=True), inset_mm=(width - 55) // 2)
        dated = write(document.add_paragraph(), head.place_and_date, size=13, italic=True)
        dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        return
    left_width = width * 2 // 5
    left, right = plain_grid(document, (left_width, width - left_width)).rows[0].cells
    centred(left.paragraphs[0], head.issuer[0], size=13)
    rule_under(centred(left.add_paragraph(), head.issuer[1], size=13, bold=True), inset_mm=left_width // 3)
    if head.number:
        centred(left.add_paragraph(), head.number, size=13)
    _national(right, head, width - left_width)


def _national(cell: _Cell, head: Head, width: int) -> None:
    centred(cell.paragraphs[0], nation(), size=12.5, bold=True)
    rule_under(centred(cell.add_paragraph(), motto(), size=14, bold=True), inset_mm=(width - 60) // 2)
    centred(cell.add_paragraph(), head.place_and_date, size=14, italic=True)


def _title(document: WordDocument, paper: Paper, section: Section, width: int) -> None:
    last = centred(document.add_paragraph(), section.title, size=14, bold=True, before=10)
    for line in section.subject:
        last = centred(document.add_paragraph(), line, size=14, bold=True)
    if section.goes_with:
        last = centred(document.add_paragraph(), section.goes_with, size=13, italic=True)
    if section.ruled:
        rule_under(last, inset_mm=(width - 40) // 2)
    if paper.note:
        centred(document.add_paragraph(), paper.note, size=11, italic=True, before=2)
    _gap(document)


def _gap(document: WordDocument) -> None:
    """Air below a title or a table; two tables without a paragraph between would join."""
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(6)


def _add(document: WordDocument, block: Block, width: int) -> None:
    match block:
        case Heading():
            paragraph = document.add_paragraph(style=f"Heading {block.level}")
            write(paragraph, block.text, bold=True)
            paragraph.paragraph_format.first_line_indent = _INDENT
        case Paragraph():
            paragraph = write(document.add_paragraph(), block.text)
            paragraph.paragraph_format.first_line_indent = _INDENT
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        case TableBlock():
            if block.caption:
                caption = centred(document.add_paragraph(), block.caption, size=13, bold=True, before=8, after=4)
                caption.paragraph_format.keep_with_next = True
            add_bordered_table(document, block)
            _gap(document)
        case Fields():
            _fields(document, block, width)
        case Line():
            centred(document.add_paragraph(), block.text, size=14, bold=True, before=6, after=6)
        case Qr():
            _code(document, block, width)


def _fields(document: WordDocument, block: Fields, width: int) -> None:
    for label, value in block.lines:
        paragraph = write(document.add_paragraph(), f"{label}: {value}" if value else f"{label}:\t")
        paragraph.paragraph_format.space_after = Pt(3)
        if not value:
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _code(document: WordDocument, block: Qr, width: int) -> None:
    grid = plain_grid(document, (30, width - 30))
    left, right = grid.rows[0].cells
    picture = left.paragraphs[0].add_run().add_picture(BytesIO(code_image(block, "png")), width=Mm(26))
    picture._inline.docPr.set("descr", block.address)  # python-docx offers no setter
    write(right.paragraphs[0], block.caption, size=10, italic=True)


def _foot(document: WordDocument, section: Section, width: int) -> None:
    if not section.signatures:
        return
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.keep_with_next = True
    signatures = section.signatures[:1] if section.recipients else section.signatures
    columns = len(signatures) + bool(section.recipients)
    grid = plain_grid(document, tuple([width // columns] * columns))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    cells = list(grid.rows[0].cells)
    if section.recipients:
        _recipients(cells.pop(0), section.recipients)
    for cell, signature in zip(cells, signatures, strict=True):
        _sign(cell, signature)
    for cell in grid.rows[0].cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _recipients(cell: _Cell, recipients: tuple[str, ...]) -> None:
    write(cell.paragraphs[0], recipients_title(), size=12, bold=True, italic=True)
    for line in recipients:
        write(cell.add_paragraph(), f"- {line}", size=11)


def _sign(cell: _Cell, signature: Signature) -> None:
    paragraph = cell.paragraphs[0]
    for title in signature.titles:
        centred(paragraph, title, size=13, bold=True)
        paragraph = cell.add_paragraph()
    if signature.hint:
        centred(paragraph, signature.hint, size=12, italic=True)
        paragraph = cell.add_paragraph()
    centred(paragraph, signature.name, size=13, bold=True, before=56)
