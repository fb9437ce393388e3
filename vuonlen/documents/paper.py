"""What an administrative paper is made of, before it takes the form of Word or PDF."""

from dataclasses import dataclass, field

from .blocks import Heading, Paragraph, TableBlock


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


Block = Heading | Paragraph | TableBlock | Fields | Line | Qr


@dataclass(frozen=True)
class Signature:
    """One place to sign: the titles above, a hint under them, and the name below when it is known."""

    titles: tuple[str, ...]
    hint: str = ""
    name: str = ""


@dataclass(frozen=True)
class Head:
    """The head of a paper. A citizen's paper has no `issuer`: the name of the state stands alone."""

    place_and_date: str
    issuer: tuple[str, str] | None = None
    number: str = ""
    form: str = ""  # "Mẫu số 02", at the top right


@dataclass(frozen=True)
class Section:
    """One document of a paper: the paper itself, or an annex that begins on a page of its own."""

    title: str
    subject: tuple[str, ...]
    blocks: tuple[Block, ...]
    head: Head | None = None  # None: an annex without a letterhead
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    goes_with: str = ""  # under the title of an annex, in italics: "(Kèm theo Quyết định …)"
    is_wide: bool = False  # across the page
    ruled: bool = True  # a short line under the subject


@dataclass(frozen=True)
class Paper:
    """One file to print: its sections in order, and the name the file's properties bear."""

    name: str
    sections: tuple[Section, ...]
    note: str = ""  # printed in small type under every title: specimen, draft
