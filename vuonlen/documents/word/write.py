"""A paper as a Word document in the layout of Nghị định 30/2020/NĐ-CP."""

from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.shared import Mm

from ..blocks import TableBlock
from ..paper import Paper, Section
from .body import add_block
from .foot import add_foot
from .head import add_head, add_title
from .page import count_from_one, page_numbers, set_fonts, set_page

_UPRIGHT, _ACROSS = 165, 252  # millimetres between the margins


def write_word(paper: Paper, path: Path) -> None:
    """Write the paper to `path`."""
    document = Document()
    set_fonts(document)
    set_page(document)
    page_numbers(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = paper.name, paper.author, "vi-VN"
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
        add_head(document, section.head, width)
    add_title(document, section, width, note=paper.note)
    for block in section.blocks:
        add_block(document, block, width)
    if section.blocks and not isinstance(section.blocks[-1], TableBlock):
        document.paragraphs[-1].paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    add_foot(document, section, width)
