"""Households that a decision recognises, as its annex names them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vuonlen.documents import Block, Paragraph, TableBlock, TableColumn
from vuonlen.kernel.format import number


@dataclass(frozen=True)
class DecidedLine:
    """One household of the annex; B1 and B2 are None where the class does not rest on points."""

    head_name: str
    ethnicity: str
    village: str
    people: int
    outcome: str
    b1: int | None = None
    b2: int | None = None


@dataclass(frozen=True)
class DecidedList:
    """One list of the annex: "Danh sách hộ nghèo"."""

    title: str
    lines: Sequence[DecidedLine]

    def blocks(self) -> tuple[Block, ...]:
        """The table and its total."""
        total = _("Danh sách có %(households)s hộ, %(people)s nhân khẩu.") % {
            "households": number(len(self.lines)),
            "people": number(sum(one.people for one in self.lines)),
        }
        return _table(self.lines), Paragraph(total)


def _table(lines: Sequence[DecidedLine]) -> TableBlock:
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 11, "center"),
            TableColumn((_("Họ và tên chủ hộ"),), 48, "left"),
            TableColumn((_("Dân tộc"),), 20, "left"),
            TableColumn((_("Thôn, khu dân cư"),), 34, "left"),
            TableColumn((_("Số khẩu"),), 14),
            TableColumn((_("Điểm"), "B1"), 15),
            TableColumn((_("Điểm"), "B2"), 15),
        ),
        rows=tuple(
            (str(n), one.head_name, one.ethnicity, one.village, number(one.people), _points(one.b1), _points(one.b2))
            for n, one in enumerate(lines, start=1)
        ),
        has_total=False,
    )


def _points(value: int | None) -> str:
    return "–" if value is None else number(value)
