"""The blocks of a section in Word."""

from io import BytesIO

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from ..blocks import Block, ChartBlock, Fields, Heading, Line, Paragraph, Qr, TableBlock
from ..images import chart_image, code_image
from .parts import add_gap, centred, plain_grid, write
from .tables import add_bordered_table

_INDENT = Mm(10)


def add_block(document: Document, block: Block, width_mm: int) -> None:
    """One block after the other, in the width between the margins."""
    match block:
        case Heading():
            _heading(document, block)
        case Paragraph():
            _paragraph(document, block)
        case TableBlock():
            _table(document, block)
        case ChartBlock():
            _chart(document, block)
        case Fields():
            _fields(document, block, width_mm)
        case Line():
            centred(document.add_paragraph(), block.text, size=14, bold=True, before=6, after=6)
        case Qr():
            _code(document, block, width_mm)


def _heading(document: Document, block: Heading) -> None:
    paragraph = document.add_paragraph(style=f"Heading {block.level}")
    write(paragraph, block.text, bold=True)
    paragraph.paragraph_format.first_line_indent = _INDENT


def _paragraph(document: Document, block: Paragraph) -> None:
    paragraph = write(document.add_paragraph(), block.text)
    paragraph.paragraph_format.first_line_indent = _INDENT
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _table(document: Document, block: TableBlock) -> None:
    if block.caption:
        caption = centred(document.add_paragraph(), block.caption, size=13, bold=True, before=8, after=4)
        caption.paragraph_format.keep_with_next = True
    add_bordered_table(document, block)
    add_gap(document)


def _chart(document: Document, block: ChartBlock) -> None:
    title = centred(document.add_paragraph(), block.title, size=13, bold=True, before=10, after=4)
    title.paragraph_format.keep_with_next = True
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _picture(paragraph, chart_image(block), width_mm=160, says=block.alternative)


def _fields(document: Document, block: Fields, width_mm: int) -> None:
    for label, value in block.lines:
        paragraph = write(document.add_paragraph(), f"{label}: {value}" if value else f"{label}:\t")
        layout = paragraph.paragraph_format
        layout.space_after = Pt(3)
        if not value:
            layout.tab_stops.add_tab_stop(Mm(width_mm), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _code(document: Document, block: Qr, width_mm: int) -> None:
    left, right = plain_grid(document, (30, width_mm - 30)).rows[0].cells
    _picture(left.paragraphs[0], code_image(block, "png"), width_mm=26, says=block.address)
    write(right.paragraphs[0], block.caption, size=10, italic=True)


def _picture(paragraph: WordParagraph, image: bytes, *, width_mm: int, says: str) -> None:
    picture = paragraph.add_run().add_picture(BytesIO(image), width=Mm(width_mm))
    picture._inline.docPr.set("descr", says)  # python-docx offers no setter
