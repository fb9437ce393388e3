"""What a document is made of, before it takes the form of Word or PDF."""

from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Heading:
    """A section heading; level 1 carries a Roman number, level 2 an Arabic one, both in the text."""

    text: str
    level: Literal[1, 2]
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of running text."""

    text: str
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class TableColumn:
    """A column: headings from the widest down, width in millimetres, alignment of its cells."""

    headings: tuple[str, ...]
    width_mm: int
    align: Align = "right"


@dataclass(frozen=True)
class TableBlock:
    """A table whose heading repeats on every page; the last line is the total when `has_total`."""

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: last year's end as a tick, this year's end as the bar."""

    label: str
    value: int
    before: int


@dataclass(frozen=True)
class ChartBlock:
    """Horizontal bars, longest first; the title says the finding, `alternative` describes it in words."""

    title: str
    bars: tuple[Bar, ...]
    key: str
    alternative: str
    kind: str = field(default="chart", init=False)


@dataclass(frozen=True)
class Fields:
    """Lines of a form: what is asked, and what is known of it; "" is left to be filled in by hand."""

    lines: tuple[tuple[str, str], ...]
    kind: str = field(default="fields", init=False)


@dataclass(frozen=True)
class Line:
    """A line in the middle, in bold: who decides, "QUYẾT ĐỊNH:"."""

    text: str
    kind: str = field(default="line", init=False)


@dataclass(frozen=True)
class Qr:
    """A square code with the sentence that stands beside it."""

    address: str
    caption: str
    kind: str = field(default="qr", init=False)


Block = Heading | Paragraph | TableBlock | ChartBlock | Fields | Line | Qr
