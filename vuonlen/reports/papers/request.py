"""Request forms of a household, Quyết định 24/2021/QĐ-TTg: Mẫu 01 (to be reviewed, or found to have an average living
standard) and Mẫu 04 (to leave the list); for workers with low income the portal names a Mẫu 01 as well.

What the forms ask follows the portal's record and Phụ lục 1A of the older circular; their exact wording is not in our
sources.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from vuonlen.documents import Fields, Head, Paper, Paragraph, Section, TableBlock, TableColumn, by_hand

from .wording import Office


class RequestKind(StrEnum):
    """What the household asks for."""

    ENTRY = "entry"
    EXIT = "exit"
    AVERAGE = "average"
    WORKER = "worker"


@dataclass(frozen=True)
class RequestMember:
    """One line of the members' table."""

    full_name: str
    birth_year: int
    relation: str


@dataclass(frozen=True)
class RequestPaper:
    """A household's request, identity filled in from the register; "" where it is not known."""

    office: Office
    kind: RequestKind
    on: date | None
    form: str  # "Mẫu số 01"
    head_name: str
    sex: str
    ethnicity: str
    birth_date: str
    personal_number: str
    residence: str
    members: Sequence[RequestMember]


def request_form(request: RequestPaper) -> Paper:
    """The form, ready to sign by the household."""
    return Paper(
        name=_("Giấy đề nghị của hộ %(head)s") % {"head": request.head_name},
        sections=(
            Section(
                title=_("GIẤY ĐỀ NGHỊ"),
                subject=(_subject(request.kind),),
                head=Head(request.office.place_and_date(request.on), form=request.form),
                blocks=(
                    Paragraph(_("Kính gửi: Ủy ban nhân dân %(place)s.") % {"place": request.office.where}),
                    _identity(request),
                    _members(request.members),
                    Paragraph(_reason(request.kind)),
                    Fields(((_("Lý do"), ""),)),
                    Paragraph(
                        _(
                            "Tôi cam đoan những thông tin trên là đúng sự thật; nếu sai, tôi xin chịu trách nhiệm "
                            "trước pháp luật./."
                        )
                    ),
                ),
                signatures=(
                    by_hand(_("NGƯỜI TIẾP NHẬN")),
                    by_hand(_("NGƯỜI ĐỀ NGHỊ")),
                ),
                ruled=True,
            ),
        ),
    )


def _subject(kind: RequestKind) -> str:
    if kind == RequestKind.EXIT:
        return _("Rà soát hộ thoát nghèo, hộ thoát cận nghèo")
    if kind == RequestKind.WORKER:
        return _("Xác định người lao động có thu nhập thấp")
    if kind == RequestKind.AVERAGE:
        return _("Xác định hộ làm nông nghiệp, lâm nghiệp, ngư nghiệp và diêm nghiệp có mức sống trung bình")
    return _("Rà soát hộ nghèo, hộ cận nghèo")


def _reason(kind: RequestKind) -> str:
    if kind == RequestKind.WORKER:
        return _(
            "Hộ tôi không thuộc danh sách hộ nghèo, hộ cận nghèo. Tôi đề nghị xác định người lao động có thu nhập thấp "
            "đối với các thành viên đang làm việc của hộ."
        )
    if kind == RequestKind.AVERAGE:
        return _("Hộ tôi đề nghị được xác định là hộ có mức sống trung bình.")
    if kind == RequestKind.EXIT:
        return _(
            "Hộ tôi đang thuộc danh sách hộ nghèo, hộ cận nghèo. Nay đời sống của hộ đã được cải thiện, tôi đề nghị rà "
            "soát để công nhận hộ thoát nghèo, thoát cận nghèo."
        )
    return _("Hộ tôi đang gặp khó khăn trong đời sống, tôi đề nghị rà soát để công nhận hộ nghèo, hộ cận nghèo.")


def _identity(request: RequestPaper) -> Fields:
    return Fields(
        (
            (_("Họ và tên chủ hộ"), request.head_name),
            (_("Giới tính"), request.sex),
            (_("Ngày, tháng, năm sinh"), request.birth_date),
            (_("Dân tộc"), request.ethnicity),
            (_("Số định danh cá nhân"), request.personal_number),
            (_("Nơi ở hiện tại"), request.residence),
        )
    )


def _members(members: Sequence[RequestMember]) -> TableBlock:
    return TableBlock(
        caption=_("Thành viên của hộ"),
        columns=(
            TableColumn((_("TT"),), 12, "center"),
            TableColumn((_("Họ và tên"),), 70, "left"),
            TableColumn((_("Năm sinh"),), 28, "center"),
            TableColumn((_("Quan hệ với chủ hộ"),), 45, "left"),
        ),
        rows=tuple(
            (str(n), one.full_name, str(one.birth_year), one.relation) for n, one in enumerate(members, start=1)
        ),
        has_total=False,
    )
