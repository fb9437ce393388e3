"""The report as PDF. Figures and names reach Typst as JSON data, never as source."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from vuonlen.documents.blocks import ChartBlock, TableBlock
from vuonlen.documents.fonts import document_face
from vuonlen.documents.headings import heading_depth, merge_headings

from .content import Content

_TEMPLATES = Path(__file__).parent / "typst"


def write_pdf(content: Content, path: Path) -> None:
    """Draw the report to `path` (PDF/A-2b, fonts embedded)."""
    path.write_bytes(compile_page("report.typ", _report_data(content), format="pdf", pdf_standards="a-2b"))


def chart_image(chart: ChartBlock) -> bytes:
    """Draw a chart as PNG, for documents that cannot hold a drawing."""
    return compile_page("chart_page.typ", asdict(chart), format="png", ppi=220)


def compile_page(template: str, data: dict[str, Any], **options: Any) -> bytes:
    """Draw a Typst template with its data; `options` are those of `typst.compile`."""
    face = document_face()
    inputs = {"data": json.dumps({**data, "font": face.family}, ensure_ascii=False)}
    drawn = typst.compile(_TEMPLATES / template, root=_TEMPLATES, sys_inputs=inputs, font_paths=face.fonts, **options)
    return bytes(drawn)


def _report_data(content: Content) -> dict[str, Any]:
    data = asdict(content)
    for block, drawn in zip(content.blocks, data["blocks"], strict=True):
        if isinstance(block, TableBlock):
            headings = [column.headings for column in block.columns]
            drawn["heading_rows"] = heading_depth(headings)
            drawn["headings"] = [asdict(cell) for cell in merge_headings(headings)]
    return data
