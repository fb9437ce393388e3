"""Letterhead and title of a Word document."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell

from ..letterhead import motto, nation
from ..paper import Head, Section
from .parts import add_gap, centred, plain_grid, rule_under, write


def add_head(document: Document, head: Head, width_mm: int) -> None:
    """Issuer and number at the left, the state and the day at the right; without an issuer the state alone."""
    if head.form:
        write(document.add_paragraph(), head.form, size=12, italic=True).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if head.issuer is None:
        _state_alone(document, head, width_mm)
        return
    left_width = width_mm * 2 // 5
    left, right = plain_grid(document, (left_width, width_mm - left_width)).rows[0].cells
    centred(left.paragraphs[0], head.issuer[0], size=13)
    rule_under(centred(left.add_paragraph(), head.issuer[1], size=13, bold=True), inset_mm=left_width // 3)
    if head.number:
        centred(left.add_paragraph(), head.number, size=13)
    _state(right, head, width_mm - left_width)


def _state_alone(document: Document, head: Head, width_mm: int) -> None:
    centred(document.add_paragraph(), nation(), size=13, bold=True)
    rule_under(centred(document.add_paragraph(), motto(), size=14, bold=True), inset_mm=(width_mm - 55) // 2)
    dated = write(document.add_paragraph(), head.place_and_date, size=13, italic=True)
    dated.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _state(cell: _Cell, head: Head, width_mm: int) -> None:
    centred(cell.paragraphs[0], nation(), size=12.5, bold=True)
    rule_under(centred(cell.add_paragraph(), motto(), size=14, bold=True), inset_mm=(width_mm - 60) // 2)
    centred(cell.add_paragraph(), head.place_and_date, size=14, italic=True)


def add_title(document: Document, section: Section, width_mm: int, *, note: str) -> None:
    """The title with its subject, what the section goes with, the short rule and the note of a draft."""
    last = centred(document.add_paragraph(), section.title, size=14, bold=True, before=10)
    for line in section.subject:
        last = centred(document.add_paragraph(), line, size=14, bold=True)
    if section.goes_with:
        last = centred(document.add_paragraph(), section.goes_with, size=13, italic=True)
    if section.ruled:
        rule_under(last, inset_mm=(width_mm - 40) // 2)
    if note:
        centred(document.add_paragraph(), note, size=11, italic=True, before=2)
    add_gap(document)
