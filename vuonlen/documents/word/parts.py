"""Paragraphs, rules and tables of a Word document."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ..blocks import TableBlock, TableColumn
from ..headings import heading_depth, merge_headings

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


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


def plain_grid(document: Document, widths_mm: tuple[int, ...]) -> Table:
    """A row without borders, to set blocks side by side."""
    grid = document.add_table(rows=1, cols=len(widths_mm))
    grid.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(grid, widths_mm)
    _set_side_margins(grid, twips=0)
    return grid


def add_bordered_table(document: Document, block: TableBlock) -> None:
    """A table with all borders; its heading repeats on every page and no line breaks across pages."""
    headings = [column.headings for column in block.columns]
    depth = heading_depth(headings)
    table = document.add_table(rows=depth + len(block.rows), cols=len(block.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    _set_widths(table, tuple(column.width_mm for column in block.columns))
    _set_side_margins(table, twips=60)
    cells = [row.cells for row in table.rows]
    for heading in merge_headings(headings):
        last = cells[heading.row + heading.rows - 1][heading.column + heading.columns - 1]
        merged = cells[heading.row][heading.column].merge(last)
        _fill(merged, heading.text, "center", bold=True)
    for index, row in enumerate(block.rows):
        is_total = block.has_total and index == len(block.rows) - 1
        _fill_row(cells[depth + index], row, block.columns, bold=is_total)
    for index, line in enumerate(table.rows):
        _keep_whole(line)
        if index < depth:
            _repeat(line)


def _fill_row(cells: tuple[_Cell, ...], row: tuple[str, ...], columns: tuple[TableColumn, ...], *, bold: bool) -> None:
    for cell, text, column in zip(cells, row, columns, strict=True):
        _fill(cell, text, column.align, bold=bold)


def _fill(cell: _Cell, text: str, align: str, *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    write(paragraph, text, size=12, bold=bold)
    paragraph.alignment = _ALIGN[align]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER


def _set_widths(table: Table, widths_mm: tuple[int, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_side_margins(table: Table, *, twips: int) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
