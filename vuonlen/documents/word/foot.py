"""Recipients and signatures at the end of a section in Word."""

from docx.document import Document
from docx.shared import Pt
from docx.table import _Cell

from ..letterhead import recipients_title
from ..paper import Section, Signature
from .parts import centred, plain_grid, write


def add_foot(document: Document, section: Section, width_mm: int) -> None:
    """Recipients beside the first signature; without recipients all signatures side by side."""
    if not section.signatures:
        return
    gap = document.add_paragraph()
    gap.paragraph_format.space_after = Pt(0)
    gap.paragraph_format.keep_with_next = True
    signatures = section.signatures[:1] if section.recipients else section.signatures
    columns = len(signatures) + bool(section.recipients)
    cells = list(plain_grid(document, tuple([width_mm // columns] * columns)).rows[0].cells)
    signed = cells[1:] if section.recipients else cells
    if section.recipients:
        _recipients(cells[0], section.recipients)
    for cell, signature in zip(signed, signatures, strict=True):
        _sign(cell, signature)
    for paragraph in (one for cell in cells for one in cell.paragraphs):
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
