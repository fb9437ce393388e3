"""Paragraphs, rules and grids of a Word document."""

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph


def write(paragraph: Paragraph, text: str, *, size: float = 14, bold: bool = False, italic: bool = False) -> Paragraph:
    """Put `text` into the paragraph, `size` in points."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    if size < 14:
        paragraph.paragraph_format.space_after = Pt(0)
    return paragraph


def centred(
    paragraph: Paragraph,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
) -> Paragraph:
    """Put `text` in the middle; `before` and `after` are space in points."""
    write(paragraph, text, size=size, bold=bold, italic=italic)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(before)
    paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def rule_under(paragraph: Paragraph, *, inset_mm: int) -> None:
    """Draw the short rule that closes a block: an empty line under `paragraph` with a border, inset at both ends."""
    line = OxmlElement("w:p")
    paragraph._p.addnext(line)
    rule = Paragraph(line, paragraph._parent)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = Mm(inset_mm)
    rule.paragraph_format.space_before, rule.paragraph_format.space_after = Pt(2), Pt(3)
    rule.paragraph_format.line_spacing = Pt(3)
    border = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    border.append(top)
    properties = rule._p.get_or_add_pPr()
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def add_gap(document: Document) -> None:
    """Air below a title or a table; two tables without a paragraph between would join."""
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.line_spacing = Pt(6)


def plain_grid(document: Document, widths_mm: tuple[int, ...]) -> Table:
    """A row without borders, to set blocks side by side."""
    grid = document.add_table(rows=1, cols=len(widths_mm))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    set_widths(grid, widths_mm)
    set_side_margins(grid, twips=0)
    return grid


def set_widths(table: Table, widths_mm: tuple[int, ...]) -> None:
    """Fix the widths of the columns, in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def set_side_margins(table: Table, *, twips: int) -> None:
    """Set the air at both sides of every cell, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")
