"""Pictures inside a document: the square code and the chart."""

from dataclasses import asdict
from io import BytesIO
from typing import Literal

import segno

from .blocks import ChartBlock, Qr
from .typesetting import typeset


def code_image(block: Qr, kind: Literal["svg", "png"]) -> bytes:
    """The square code with the quiet zone a reader needs."""
    stream = BytesIO()
    segno.make(block.address, error="m", micro=False).save(stream, kind=kind, scale=8 if kind == "png" else 1, border=2)
    return stream.getvalue()


def chart_image(chart: ChartBlock) -> bytes:
    """The chart as PNG, for documents that cannot hold a drawing."""
    return typeset("chart_page.typ", asdict(chart), format="png", ppi=220)
