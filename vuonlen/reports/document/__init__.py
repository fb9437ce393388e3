"""The narrative report: one content, drawn as a Word document and as a PDF."""

from .content import Content, compose
from .pdf import write_pdf
from .word import write_word

__all__ = ["Content", "compose", "write_pdf", "write_word"]
