"""List of households to review (Phụ lục I, Thông tư 07/2021/TT-BLĐTBXH) and form A, the quick screen (Phụ lục II).

The columns of the list and the nine criteria of form A are not in our sources: the list has what the procedure needs,
the criteria are numbered and take the wording that was loaded, if any.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import (
    DOTS,
    Fields,
    Head,
    Paper,
    Paragraph,
    Section,
    Signature,
    TableBlock,
    TableColumn,
    by_hand,
    numbered,
)
from vuonlen.kernel.format import number, upper_first

from .wording import Office


@dataclass(frozen=True)
class ReviewLine:
    """One household to review."""

    head_name: str
    ethnicity: str
    village: str
    people: int
    reason: str  # "hộ nghèo", "hộ cận nghèo", "có giấy đề nghị"
    surveyor: str = ""


@dataclass(frozen=True)
class ReviewListPaper:
    """The list of a commune, or of one of its villages."""

    office: Office
    village: str  # "" for the whole commune
    year: int
    on: date | None
    signer: str
    form: str  # "Phụ lục I"
    lines: Sequence[ReviewLine]


def review_list(listed: ReviewListPaper) -> Paper:
    """The list, in order of village and name."""
    where = ", ".join(filter(None, (listed.village, listed.office.full_name)))
    return Paper(
        name=_("Danh sách hộ cần rà soát, %(place)s năm %(year)s") % {"place": where, "year": listed.year},
        sections=(
            Section(
                title=_("DANH SÁCH"),
                subject=(
                    _("Hộ gia đình cần rà soát năm %(year)s") % {"year": listed.year},
                    upper_first(where),
                ),
                head=Head(
                    listed.office.place_and_date(listed.on),
                    listed.office.issuer,
                    numbered("", "DS-UBND"),
                    form=listed.form,
                ),
                blocks=(_lines(listed.lines), Paragraph(_total(listed.lines))),
                signatures=(
                    by_hand(_("NGƯỜI LẬP DANH SÁCH")),
                    Signature((_("TM. BAN CHỈ ĐẠO RÀ SOÁT"), _("TRƯỞNG BAN")), name=listed.signer),
                ),
            ),
        ),
    )


def _total(lines: Sequence[ReviewLine]) -> str:
    return _("Danh sách có %(households)s hộ, %(people)s nhân khẩu.") % {
        "households": number(len(lines)),
        "people": number(sum(one.people for one in lines)),
    }


def _lines(lines: Sequence[ReviewLine]) -> TableBlock:
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 11, "center"),
            TableColumn((_("Họ và tên chủ hộ"),), 39, "left"),
            TableColumn((_("Dân tộc"),), 20, "left"),
            TableColumn((_("Thôn, khu dân cư"),), 24, "left"),
            TableColumn((_("Số khẩu"),), 12),
            TableColumn((_("Thuộc diện"),), 26, "left"),
            TableColumn((_("Rà soát viên"),), 33, "left"),
        ),
        rows=tuple(
            (str(n), one.head_name, one.ethnicity, one.village, number(one.people), one.reason, one.surveyor)
            for n, one in enumerate(lines, start=1)
        ),
        has_total=False,
    )


@dataclass(frozen=True)
class QuickScreenPaper:
    """Form A of one household; `ticks` None while it is to be filled in by hand."""

    office: Office
    village: str
    head_name: str
    residence: str
    on: date | None
    criteria: Sequence[str]  # wording, or "" where it is not known
    ticks: frozenset[int] | None
    below: int  # fewer ticks than this: the household is reviewed
    form: str  # "Phụ lục II"


def quick_screen(form: QuickScreenPaper) -> Paper:
    """Form A, blank or filled."""
    return Paper(
        name=_("Phiếu A của hộ %(head)s") % {"head": form.head_name},
        sections=(
            Section(
                title=_("PHIẾU A"),
                subject=(_("Nhận dạng nhanh đặc điểm hộ gia đình"),),
                head=Head(
                    form.office.place_and_date(form.on),
                    (form.office.issuer[1], form.village.upper()),
                    form=form.form,
                ),
                blocks=(
                    Fields(((_("Họ và tên chủ hộ"), form.head_name), (_("Nơi ở hiện tại"), form.residence))),
                    _criteria(form),
                    Paragraph(_conclusion(form)),
                ),
                signatures=(
                    by_hand(_("CHỦ HỘ")),
                    by_hand(_("RÀ SOÁT VIÊN")),
                ),
            ),
        ),
    )


def _criteria(form: QuickScreenPaper) -> TableBlock:
    def tick(position: int, *, wanted: bool) -> str:
        return "x" if form.ticks is not None and (position in form.ticks) is wanted else ""

    unknown = _("Tiêu chí %(number)s (ghi theo %(form)s của Thông tư)")
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("Số"),), 13, "center"),
            TableColumn((_("Đặc điểm của hộ"),), 112, "left"),
            TableColumn((_("Có"),), 20, "center"),
            TableColumn((_("Không"),), 20, "center"),
        ),
        rows=tuple(
            (
                f"{position:02d}",
                text or unknown % {"number": f"{position:02d}", "form": form.form or DOTS},
                tick(position, wanted=True),
                tick(position, wanted=False),
            )
            for position, text in enumerate(form.criteria, start=1)
        ),
        has_total=False,
    )


def _conclusion(form: QuickScreenPaper) -> str:
    rule = _("Hộ có dưới %(below)s đặc điểm được đưa vào danh sách hộ cần rà soát.") % {"below": f"{form.below:02d}"}
    if form.ticks is None:
        return rule
    result = _("đưa vào danh sách rà soát") if len(form.ticks) < form.below else _("không đưa vào danh sách rà soát")
    found = _("Hộ có %(count)s đặc điểm: %(result)s.") % {"count": f"{len(form.ticks):02d}", "result": result}
    return f"{rule} {found}"
