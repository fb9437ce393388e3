"""Tables with borders and merged headings in Word."""

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx.table import _Cell, _Row

from ..blocks import TableBlock, TableColumn
from ..headings import heading_depth, merge_headings
from .parts import set_side_margins, set_widths, write

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_bordered_table(document: Document, block: TableBlock) -> None:
    """A table with all borders; its heading repeats on every page and no line breaks across pages."""
    headings = [column.headings for column in block.columns]
    depth = heading_depth(headings)
    table = document.add_table(rows=depth + len(block.rows), cols=len(block.columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    set_widths(table, tuple(column.width_mm for column in block.columns))
    set_side_margins(table, twips=60)
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


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
