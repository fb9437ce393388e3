"""Typst with our templates and face. Names and figures reach it as JSON data, never as source."""

import json
from pathlib import Path
from typing import Any

import typst

from .fonts import document_face

_TEMPLATES = Path(__file__).parent / "typst"


def typeset(template: str, data: dict[str, Any], **options: Any) -> bytes:
    """Draw a template with its data; `options` are those of `typst.compile`."""
    face = document_face()
    inputs = {"data": json.dumps({**data, "font": face.family}, ensure_ascii=False)}
    drawn = typst.compile(_TEMPLATES / template, root=_TEMPLATES, sys_inputs=inputs, font_paths=face.fonts, **options)
    return bytes(drawn)
