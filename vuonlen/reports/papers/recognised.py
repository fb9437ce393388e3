"""Persons that a decision recognises, as its annex and the posted list name them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.documents import Block, Paragraph, TableBlock, TableColumn
from vuonlen.kernel.format import number


@dataclass(frozen=True)
class RecognisedLine:
    """One person: of whose household, and where."""

    full_name: str
    birth_year: int
    ethnicity: str
    head_name: str
    village: str


@dataclass(frozen=True)
class RecognisedList:
    """The annex of a decision that recognises persons."""

    title: str  # "Người lao động có thu nhập thấp"
    lines: Sequence[RecognisedLine]

    def blocks(self) -> tuple[Block, ...]:
        """The table and its total."""
        return _table(self.lines), Paragraph(_("Danh sách có %(count)s người.") % {"count": number(len(self.lines))})


def _table(lines: Sequence[RecognisedLine]) -> TableBlock:
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 11, "center"),
            TableColumn((_("Họ và tên"),), 46, "left"),
            TableColumn((_("Năm sinh"),), 17, "center"),
            TableColumn((_("Dân tộc"),), 20, "left"),
            TableColumn((_("Chủ hộ"),), 42, "left"),
            TableColumn((_("Thôn, khu dân cư"),), 29, "left"),
        ),
        rows=tuple(
            (str(n), one.full_name, str(one.birth_year), one.ethnicity, one.head_name, one.village)
            for n, one in enumerate(lines, start=1)
        ),
        has_total=False,
    )
