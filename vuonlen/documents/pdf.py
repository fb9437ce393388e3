"""A paper as PDF in the layout of Nghị định 30/2020/NĐ-CP."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from .blocks import Block, Qr, TableBlock
from .headings import merge_headings
from .images import code_image
from .letterhead import motto, nation, recipients_title
from .paper import Paper, Section
from .typesetting import typeset


def write_pdf(paper: Paper, path: Path) -> None:
    """Draw the paper to `path` (PDF/A-2b, fonts embedded)."""
    data = {
        "name": paper.name,
        "author": paper.author,
        "note": paper.note,
        "nation": nation(),
        "motto": motto(),
        "recipients_title": recipients_title(),
        "sections": [_section(section) for section in paper.sections],
    }
    path.write_bytes(typeset("paper.typ", data, format="pdf", pdf_standards="a-2b"))


def _section(section: Section) -> dict[str, Any]:
    return asdict(section) | {"blocks": [_block(block) for block in section.blocks]}


def _block(block: Block) -> dict[str, Any]:
    data = asdict(block)
    if isinstance(block, TableBlock):
        merged = merge_headings([column.headings for column in block.columns])
        data["headings"] = [asdict(cell) for cell in merged]
    elif isinstance(block, Qr):
        data["svg"] = code_image(block, "svg").decode()
    return data
