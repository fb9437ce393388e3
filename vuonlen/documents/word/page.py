"""Page, fonts and page numbers of a Word document (Nghị định 30/2020/NĐ-CP, annex I)."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.run import Run

FONT = "Times New Roman"
#: What the schema puts after the numbering of pages in the properties of a section.
_AFTER_NUMBER = ("w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:textDirection", "w:docGrid")


def set_page(document: Document) -> None:
    """A4 upright, margins 20 / 20 / 30 / 15 mm; the first page carries no number."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True


def set_fonts(document: Document) -> None:
    """One face for every script, black, single line spacing with air between paragraphs."""
    for name in ("Normal", "Heading 1", "Heading 2"):
        style = document.styles[name]
        assert isinstance(style, ParagraphStyle)  # noqa: S101 - narrows the type of the built-in styles
        style.font.name, style.font.size, style.font.italic = FONT, Pt(14), False
        style.font.color.rgb = RGBColor(0, 0, 0)
        _every_script(style)
        style.paragraph_format.space_before = Pt(0 if name == "Normal" else 6)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.line_spacing = 1.08


def _every_script(style: ParagraphStyle) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def page_numbers(document: Document) -> None:
    """The number in the middle of the top margin, from the second page on (Nghị định 30/2020/NĐ-CP).

    Not "2/3" as in the PDF: the field that counts the pages of a section is empty in LibreOffice.
    """
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    _field(run, "PAGE")


def count_from_one(section: Section) -> None:
    """Let the pages of a section begin with 1 again."""
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    section._sectPr.insert_element_before(number, *_AFTER_NUMBER)


def _field(run: Run, code: str) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        _field_part(run, kind, text)


def _field_part(run: Run, kind: str | None, text: str | None) -> None:
    if kind is None:
        element = OxmlElement("w:instrText")
        element.text = text
    else:
        element = OxmlElement("w:fldChar")
        element.set(qn("w:fldCharType"), kind)
    run._r.append(element)
