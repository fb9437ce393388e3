"""One administrative document: its head, its sections, its foot (Nghị định 30/2020/NĐ-CP)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .blocks import Block


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
    is_running: bool = False  # a report: lines further apart, pages numbered "2"; forms and lists "2/3"


@dataclass(frozen=True)
class Paper:
    """One file to print: its sections in order, and the name the file's properties bear."""

    name: str
    sections: tuple[Section, ...]
    note: str = ""  # printed in small type under every title: specimen, draft

    @property
    def author(self) -> str:
        """Who issues the paper, for the file's properties; "" for a citizen's."""
        head = self.sections[0].head
        return " ".join(head.issuer) if head and head.issuer else ""


def joined(papers: Iterable[Paper]) -> Paper:
    """Several papers as one file, one after the other, under the name of the first."""
    first, *rest = papers
    return replace(first, sections=(*first.sections, *(section for one in rest for section in one.sections)))
