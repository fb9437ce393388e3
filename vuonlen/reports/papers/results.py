"""Lists after review (Phụ lục VI): poor and near-poor, out of poverty, out of near-poverty.

The columns follow the official workbook as a provincial system reads it (`domain/standards.md`, 5.3). On paper the
personal number is left out and only the year of birth is printed; the workbook of `lists` has the whole columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import Head, Paper, Paragraph, Section, TableBlock, TableColumn, by_hand, for_committee
from vuonlen.kernel.format import number

from .wording import Office


@dataclass(frozen=True)
class ResultLine:
    """One household after review; B1 and B2 None where the class does not rest on points."""

    head_name: str
    sex: str
    birth_year: int | None
    ethnicity: str
    village: str
    people: int
    outcome: str
    b1: int | None
    b2: int | None
    note: str = ""


@dataclass(frozen=True)
class ResultsPaper:
    """The three lists of a commune."""

    office: Office
    year: int
    on: date | None
    signer: str
    form: str  # "Phụ lục VI"
    listed: Sequence[ResultLine]
    out_of_poverty: Sequence[ResultLine]
    out_of_near_poverty: Sequence[ResultLine]


def result_lists(paper: ResultsPaper) -> Paper:
    """The three lists, one section each."""
    titles = (
        (_("HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT"), paper.listed),
        (_("HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT"), paper.out_of_poverty),
        (_("HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT"), paper.out_of_near_poverty),
    )
    return Paper(
        name=_("Danh sách sau rà soát, %(place)s năm %(year)s") % {"place": paper.office.full_name, "year": paper.year},
        sections=tuple(_list(paper, title, lines) for title, lines in titles),
    )


def _list(paper: ResultsPaper, title: str, lines: Sequence[ResultLine]) -> Section:
    return Section(
        title=_("DANH SÁCH %(what)s") % {"what": title},
        subject=(_("Năm %(year)s, %(place)s") % {"year": paper.year, "place": paper.office.where},),
        head=Head(paper.office.place_and_date(paper.on), paper.office.issuer, form=paper.form),
        blocks=(
            _table(lines),
            Paragraph(
                _("Danh sách có %(households)s hộ, %(people)s nhân khẩu.")
                % {"households": number(len(lines)), "people": number(sum(one.people for one in lines))}
            ),
        ),
        signatures=(
            by_hand(_("NGƯỜI LẬP DANH SÁCH")),
            for_committee(paper.signer),
        ),
        is_wide=True,
    )


def _table(lines: Sequence[ResultLine]) -> TableBlock:
    points = _("Điểm")
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 12, "center"),
            TableColumn((_("Họ và tên chủ hộ"),), 46, "left"),
            TableColumn((_("Giới tính"),), 15, "center"),
            TableColumn((_("Năm sinh"),), 17, "center"),
            TableColumn((_("Dân tộc"),), 22, "left"),
            TableColumn((_("Thôn, khu dân cư"),), 34, "left"),
            TableColumn((_("Số khẩu"),), 14),
            TableColumn((_("Phân loại hộ"),), 48, "left"),
            TableColumn((points, "B1"), 13),
            TableColumn((points, "B2"), 13),
            TableColumn((_("Ghi chú"),), 18, "left"),
        ),
        rows=tuple(_row(position, one) for position, one in enumerate(lines, start=1)),
        has_total=False,
    )


def _row(position: int, line: ResultLine) -> tuple[str, ...]:
    return (
        str(position),
        line.head_name,
        line.sex,
        "–" if line.birth_year is None else str(line.birth_year),
        line.ethnicity,
        line.village,
        number(line.people),
        line.outcome,
        "–" if line.b1 is None else number(line.b1),
        "–" if line.b2 is None else number(line.b2),
        line.note,
    )
