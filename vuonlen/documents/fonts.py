"""A face for paper that has every Vietnamese letter.

Liberation Serif 1 (Debian 12, `fonts-liberation`) lacks most of them, version 2 (`fonts-liberation2`) has all, and both
bear one name: left to itself Typst takes the first it finds and borrows the missing letters from another face.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

_WANTED = ("Times New Roman", "Liberation Serif")
_ALWAYS_THERE = "Libertinus Serif"  # comes with Typst
_HARD_LETTERS = "ộệữằẩỷĐƠƯ"


@dataclass(frozen=True)
class Face:
    """A family and the collection Typst is to look it up in."""

    family: str
    fonts: typst.Fonts


@lru_cache(maxsize=1)
def document_face() -> Face:
    """The first wanted face on this machine that has every Vietnamese letter, else the one that comes with Typst."""
    system = typst.Fonts(include_embedded_fonts=False)
    for family in _WANTED:
        for folder in sorted({Path(one.path).parent for one in system.fonts() if one.family == family and one.path}):
            face = Face(family, typst.Fonts(include_system_fonts=False, font_paths=[folder]))
            if _is_complete(face):
                return face
    return Face(_ALWAYS_THERE, typst.Fonts(include_system_fonts=False))


def _is_complete(face: Face) -> bool:
    # PDF/A does not allow a letter without a shape, so a face that lacks one does not compile.
    source = f'#set text(font: "{face.family}", fallback: false)\n{_HARD_LETTERS}'
    try:
        typst.compile(source.encode(), font_paths=face.fonts, pdf_standards="a-2b")
    except typst.TypstError:
        return False
    return True
