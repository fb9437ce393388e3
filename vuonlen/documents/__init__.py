"""Administrative documents, drawn as Word and PDF: one model, one layout (Nghị định 30/2020/NĐ-CP)."""

from .blocks import Bar, Block, ChartBlock, Fields, Heading, Line, Paragraph, Qr, TableBlock, TableColumn
from .headings import HeadingCell, heading_depth, merge_headings
from .letterhead import (
    DOTS,
    by_hand,
    committee_of,
    for_committee,
    motto,
    nation,
    numbered,
    place_and_date,
    recipients_title,
)
from .paper import Head, Paper, Section, Signature, joined
from .pdf import write_pdf
from .word import write_word

__all__ = [
    "DOTS",
    "Bar",
    "Block",
    "ChartBlock",
    "Fields",
    "Head",
    "HeadingCell",
    "Heading",
    "Line",
    "Paper",
    "Paragraph",
    "Qr",
    "Section",
    "Signature",
    "TableBlock",
    "TableColumn",
    "by_hand",
    "committee_of",
    "for_committee",
    "heading_depth",
    "joined",
    "merge_headings",
    "motto",
    "nation",
    "numbered",
    "place_and_date",
    "recipients_title",
    "write_pdf",
    "write_word",
]
