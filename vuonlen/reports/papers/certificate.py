"""Certificates of poor and near-poor households (Mẫu 03, Quyết định 24/2021/QĐ-TTg).

Number, head, member table with years of birth and the column for changes are those of the form as lawnet.vn shows it;
the rest of the form is cut there, so the sentence on validity and the square code are ours. The code leads to a public
page that says whether the certificate is valid and nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import (
    Fields,
    Head,
    Paper,
    Paragraph,
    Qr,
    Section,
    TableBlock,
    TableColumn,
    by_hand,
    for_committee,
    numbered,
)
from vuonlen.kernel.format import date_digits

from .wording import Office


@dataclass(frozen=True)
class CertificateMember:
    """One line of the member table; no day of birth is printed, only the year."""

    full_name: str
    ethnicity: str
    relation: str
    is_female: bool
    birth_year: int
    note: str = ""


@dataclass(frozen=True)
class CertificatePaper:
    """One household's certificate; `head_number` as the person who prints may see it, masked or whole."""

    office: Office
    number: str
    issued_on: date
    signer: str
    status: str  # "hộ nghèo"
    year: int
    form: str  # "Mẫu số 03"
    decision: str  # "Quyết định số 125/QĐ-UBND ngày 12/12/2022"
    valid_from: date
    head_name: str
    head_ethnicity: str
    head_number: str
    residence: str
    members: Sequence[CertificateMember]
    address: str  # of the public page


def certificates(papers: Sequence[CertificatePaper]) -> Paper:
    """One certificate a page; those of a whole commune in one file."""
    first = papers[0]
    name = (
        _("Giấy chứng nhận %(number)s") % {"number": first.number}
        if len(papers) == 1
        else _("Giấy chứng nhận hộ nghèo, hộ cận nghèo %(place)s năm %(year)s")
        % {"place": first.office.full_name, "year": first.year}
    )
    return Paper(name=name, sections=tuple(_certificate(one) for one in papers))


def _certificate(paper: CertificatePaper) -> Section:
    return Section(
        title=_("GIẤY CHỨNG NHẬN"),
        subject=(paper.status.upper(),),
        head=Head(
            paper.office.place_and_date(paper.issued_on),
            paper.office.issuer,
            numbered(paper.number, "GCN-HN.HCN"),
            form=paper.form,
        ),
        blocks=(
            Paragraph(
                _(
                    "Ủy ban nhân dân %(place)s chứng nhận hộ gia đình dưới đây là %(status)s năm %(year)s, theo "
                    "%(decision)s."
                )
                % {
                    "place": paper.office.where,
                    "status": paper.status,
                    "year": paper.year,
                    "decision": paper.decision,
                }
            ),
            Fields(
                (
                    (_("Họ và tên chủ hộ"), paper.head_name),
                    (_("Dân tộc"), paper.head_ethnicity),
                    (_("Số định danh cá nhân"), paper.head_number),
                    (_("Nơi thường trú"), paper.residence),
                )
            ),
            _members(paper.members),
            Paragraph(
                _("Giấy chứng nhận có giá trị từ ngày %(day)s cho đến khi có quyết định khác về hộ.")
                % {"day": date_digits(paper.valid_from)}
            ),
            Qr(
                paper.address,
                _("Quét mã để kiểm tra giấy còn giá trị hay không. Trang kiểm tra không hiện thông tin của hộ."),
            ),
        ),
        signatures=(
            by_hand(_("CHỦ HỘ")),
            for_committee(paper.signer),
        ),
    )


def _members(members: Sequence[CertificateMember]) -> TableBlock:
    born = _("Năm sinh")
    return TableBlock(
        caption=_("Các thành viên của hộ"),
        columns=(
            TableColumn((_("TT"),), 11, "center"),
            TableColumn((_("Họ và tên"),), 48, "left"),
            TableColumn((_("Dân tộc"),), 20, "left"),
            TableColumn((_("Quan hệ với chủ hộ"),), 26, "left"),
            TableColumn((born, _("Nam")), 15, "center"),
            TableColumn((born, _("Nữ")), 15, "center"),
            TableColumn((_("Biến động"),), 30, "left"),
        ),
        rows=tuple(_row(position, one) for position, one in enumerate(members, start=1)),
        has_total=False,
    )


def _row(position: int, member: CertificateMember) -> tuple[str, ...]:
    year = str(member.birth_year)
    male, female = ("", year) if member.is_female else (year, "")
    return (str(position), member.full_name, member.ethnicity, member.relation, male, female, member.note)
