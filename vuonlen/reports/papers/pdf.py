"""A paper as PDF. Names and figures reach Typst as JSON data, never as source."""

from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import Any

import segno

from vuonlen.documents.blocks import TableBlock
from vuonlen.documents.headings import heading_depth, merge_headings
from vuonlen.documents.paper import Paper, Qr, Section

from ..document.pdf import compile_page
from .wording import motto, nation, recipients_title


def write_pdf(paper: Paper, path: Path) -> None:
    """Draw the paper to `path` (PDF/A-2b, fonts embedded)."""
    data = {
        "name": paper.name,
        "note": paper.note,
        "nation": nation(),
        "motto": motto(),
        "recipients_title": recipients_title(),
        "sections": [_section(section) for section in paper.sections],
    }
    path.write_bytes(compile_page("paper.typ", data, format="pdf", pdf_standards="a-2b"))


def _section(section: Section) -> dict[str, Any]:
    data = asdict(section)
    for block, drawn in zip(section.blocks, data["blocks"], strict=True):
        if isinstance(block, TableBlock):
            headings = [column.headings for column in block.columns]
            drawn["heading_rows"] = heading_depth(headings)
            drawn["headings"] = [asdict(cell) for cell in merge_headings(headings)]
        elif isinstance(block, Qr):
            drawn["svg"] = code_image(block, "svg").decode()
    return data


def code_image(block: Qr, kind: str) -> bytes:
    """The square code as "svg" or "png", with the quiet zone a reader needs."""
    stream = BytesIO()
    segno.make(block.address, error="m", micro=False).save(stream, kind=kind, scale=8 if kind == "png" else 1, border=2)
    return stream.getvalue()
