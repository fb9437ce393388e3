"""The report as a Word document in the layout of Nghị định 30/2020/NĐ-CP."""

from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from vuonlen.documents.blocks import Block, ChartBlock, Heading, Paragraph, TableBlock
from vuonlen.documents.word.page import page_numbers, set_fonts, set_page
from vuonlen.documents.word.parts import add_bordered_table, centred, plain_grid, rule_under, write

from ..letterhead import Letterhead
from .content import Content
from .pdf import chart_image

_INDENT = Mm(10)


def write_word(content: Content, path: Path) -> None:
    """Write the report to `path`."""
    document = Document()
    set_fonts(document)
    set_page(document)
    page_numbers(document)
    document.core_properties.title = " ".join((content.title, *content.subject))
    document.core_properties.author = " ".join(content.letterhead.issuer)
    document.core_properties.language = "vi-VN"
    _head(document, content.letterhead)
    _title(document, content)
    for block in content.blocks:
        _add(document, block)
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    _foot(document, content.letterhead)
    document.save(str(path))


def _head(document: WordDocument, head: Letterhead) -> None:
    grid = plain_grid(document, (64, 101))
    left, right = grid.rows[0].cells
    centred(left.paragraphs[0], head.issuer[0], size=13)
    rule_under(centred(left.add_paragraph(), head.issuer[1], size=13, bold=True), inset_mm=20)
    centred(left.add_paragraph(), head.number, size=13)
    centred(right.paragraphs[0], head.nation, size=12.5, bold=True)
    rule_under(centred(right.add_paragraph(), head.motto, size=14, bold=True), inset_mm=20)
    centred(right.add_paragraph(), head.place_and_date, size=14, italic=True)


def _title(document: WordDocument, content: Content) -> None:
    centred(document.add_paragraph(), content.title, size=14, bold=True, before=12)
    centred(document.add_paragraph(), content.subject[0], size=14, bold=True)
    rule_under(centred(document.add_paragraph(), content.subject[1], size=14, bold=True), inset_mm=55)
    if content.note:
        centred(document.add_paragraph(), content.note, size=12, italic=True, before=4)
    document.add_paragraph()


def _add(document: WordDocument, block: Block) -> None:
    match block:
        case Heading():
            _heading(document, block)
        case Paragraph():
            _paragraph(document, block)
        case TableBlock():
            caption = centred(document.add_paragraph(), block.caption, size=13, bold=True, before=8, after=4)
            caption.paragraph_format.keep_with_next = True
            add_bordered_table(document, block)
        case ChartBlock():
            _chart(document, block)


def _heading(document: WordDocument, block: Heading) -> None:
    paragraph = document.add_paragraph(style=f"Heading {block.level}")
    write(paragraph, block.text, bold=True)
    paragraph.paragraph_format.first_line_indent = _INDENT


def _paragraph(document: WordDocument, block: Paragraph) -> None:
    paragraph = document.add_paragraph()
    write(paragraph, block.text)
    paragraph.paragraph_format.first_line_indent = _INDENT
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _chart(document: WordDocument, block: ChartBlock) -> None:
    title = centred(document.add_paragraph(), block.title, size=13, bold=True, before=10, after=4)
    title.paragraph_format.keep_with_next = True
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    picture = paragraph.add_run().add_picture(BytesIO(chart_image(block)), width=Mm(160))
    picture._inline.docPr.set("descr", block.alternative)  # python-docx offers no setter


def _foot(document: WordDocument, head: Letterhead) -> None:
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.keep_with_next = True
    grid = plain_grid(document, (82, 83))
    left, right = grid.rows[0].cells
    write(left.paragraphs[0], head.recipients_title, size=12, bold=True, italic=True)
    for line in head.recipients:
        write(left.add_paragraph(), f"- {line}", size=11)
    centred(right.paragraphs[0], head.authority, size=14, bold=True)
    centred(right.add_paragraph(), head.signer_title, size=14, bold=True)
    centred(right.add_paragraph(), head.signer, size=14, bold=True, before=60)
    for paragraph in [*left.paragraphs, *right.paragraphs]:
        paragraph.paragraph_format.keep_with_next = True
