"""The commune's report to the level above, and the opinion that answers it.

The opinion (of the chair above: district or province, by the law of the day) is in the portal's
record of the procedure; the wording of both papers is ours.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import (
    Head,
    Heading,
    Paper,
    Paragraph,
    Section,
    Signature,
    TableBlock,
    TableColumn,
    committee_of,
    for_committee,
    numbered,
    place_and_date,
)
from vuonlen.kernel.format import date_digits, number, percent, share

from .wording import Office


@dataclass(frozen=True)
class UpperFigures:
    """What the review found, in households; `people` of the lists after review."""

    households: int
    reviewed: int
    poor: int
    near_poor: int
    poor_people: int
    near_poor_people: int
    out_of_poverty: int
    out_of_near_poverty: int
    out_of_poverty_people: int
    out_of_near_poverty_people: int
    villages: int
    meetings: int
    objections: int
    changed: int  # objections that changed an outcome


@dataclass(frozen=True)
class UpperReportPaper:
    """A commune's report on its results, before the decision."""

    office: Office
    year: int
    number: str
    sent_on: date | None
    signer: str
    act: str  # by which the review is held: "Quyết định số 24/2021/QĐ-TTg"
    posted: tuple[date, date] | None
    figures: UpperFigures


def upper_report(report: UpperReportPaper) -> Paper:
    """The report with the figures of the review."""
    office = report.office
    return Paper(
        name=_("Báo cáo kết quả rà soát, %(place)s năm %(year)s") % {"place": office.full_name, "year": report.year},
        sections=(
            Section(
                title=_("BÁO CÁO"),
                subject=(
                    _("Kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": report.year},
                    _("trên địa bàn %(place)s") % {"place": office.full_name},
                ),
                head=Head(office.place_and_date(report.sent_on), office.issuer, numbered(report.number, "BC-UBND")),
                blocks=(
                    Paragraph(_("Kính gửi: Chủ tịch Ủy ban nhân dân %(upper)s.") % {"upper": office.upper}),
                    Heading(_("I. Quá trình rà soát"), 1),
                    Paragraph(_course(report)),
                    Heading(_("II. Kết quả"), 1),
                    _results(report.figures),
                    Heading(_("III. Đề nghị"), 1),
                    Paragraph(_asks(report)),
                ),
                signatures=(for_committee(report.signer),),
                recipients=(
                    _("Như trên;"),
                    _("Thường trực Đảng ủy, HĐND %(kind)s;") % {"kind": office.kind.lower()},
                    _("Lưu: VT."),
                ),
            ),
        ),
    )


def _course(report: UpperReportPaper) -> str:
    figures, posted = report.figures, report.posted
    text = _(
        "Ủy ban nhân dân %(place)s đã rà soát %(reviewed)s hộ tại %(villages)s thôn, khu dân cư; tổ chức %(meetings)s "
        "cuộc họp dân để thống nhất kết quả."
    ) % {
        "place": report.office.full_name,
        "reviewed": number(figures.reviewed),
        "villages": number(figures.villages),
        "meetings": number(figures.meetings),
    }
    if posted:
        text += " " + _("Kết quả được niêm yết công khai từ ngày %(from)s đến hết ngày %(to)s.") % {
            "from": date_digits(posted[0]),
            "to": date_digits(posted[1]),
        }
    if figures.objections:
        return (
            text
            + " "
            + _("Có %(all)s ý kiến của người dân, đã phúc tra xong; %(changed)s ý kiến làm thay đổi kết quả của hộ.")
            % {"all": number(figures.objections), "changed": number(figures.changed)}
        )
    return text + " " + _("Trong thời gian niêm yết không có ý kiến nào.")


def _results(figures: UpperFigures) -> TableBlock:
    def line(position: int, what: str, households: int, people: int, rate: str) -> tuple[str, ...]:
        return (str(position), what, number(households), number(people), rate)

    def rated(position: int, what: str, households: int, people: int) -> tuple[str, ...]:
        return line(position, what, households, people, percent(share(households, figures.households)))

    none = _("không áp dụng")  # who left the list has no share of it

    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 12, "center"),
            TableColumn((_("Nội dung"),), 68, "left"),
            TableColumn((_("Số hộ"),), 25),
            TableColumn((_("Số khẩu"),), 25),
            TableColumn((_("Tỷ lệ hộ"),), 30),
        ),
        rows=(
            rated(1, _("Hộ nghèo"), figures.poor, figures.poor_people),
            rated(2, _("Hộ cận nghèo"), figures.near_poor, figures.near_poor_people),
            line(3, _("Hộ thoát nghèo"), figures.out_of_poverty, figures.out_of_poverty_people, none),
            line(4, _("Hộ thoát cận nghèo"), figures.out_of_near_poverty, figures.out_of_near_poverty_people, none),
        ),
        has_total=False,
    )


def _asks(report: UpperReportPaper) -> str:
    return _(
        "Ủy ban nhân dân %(place)s đề nghị Chủ tịch Ủy ban nhân dân %(upper)s cho ý kiến về kết quả rà soát để ban "
        "hành quyết định công nhận theo %(act)s. Danh sách sau rà soát và các biểu tổng hợp gửi kèm./."
    ) % {"place": report.office.full_name, "upper": report.office.upper, "act": report.act}


@dataclass(frozen=True)
class OpinionPaper:
    """What the chair above says. `upper_kind` and `upper_name`: "Huyện", "Hải Hà"."""

    office: Office
    upper_kind: str
    upper_name: str
    year: int
    report: str  # "Báo cáo số 58/BC-UBND ngày 05/12/2022"
    given_on: date | None
    signer: str
    agrees: bool
    text: str
    review_again: tuple[str, ...] = ()
    whole_list: bool = False


def opinion(paper: OpinionPaper) -> Paper:
    """The opinion as an official letter."""
    upper = f"{paper.upper_kind.lower()} {paper.upper_name}"
    return Paper(
        name=_("Ý kiến về kết quả rà soát của %(place)s năm %(year)s")
        % {"place": paper.office.full_name, "year": paper.year},
        sections=(
            Section(
                title=_("Ý KIẾN"),
                subject=(
                    _("Về kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": paper.year},
                    _("của %(place)s") % {"place": paper.office.full_name},
                ),
                head=Head(place_and_date(paper.upper_name, paper.given_on), committee_of(upper), numbered("", "UBND")),
                blocks=(
                    Paragraph(_("Kính gửi: Chủ tịch Ủy ban nhân dân %(place)s.") % {"place": paper.office.full_name}),
                    Paragraph(
                        _("Xem xét %(report)s, Chủ tịch Ủy ban nhân dân %(upper)s có ý kiến như sau:")
                        % {"report": paper.report, "upper": upper}
                    ),
                    *(Paragraph(text) for text in _says(paper)),
                ),
                signatures=(Signature((_("CHỦ TỊCH"),), name=paper.signer),),
                recipients=(_("Như trên;"), _("Lưu: VT.")),
            ),
        ),
    )


def _says(paper: OpinionPaper) -> tuple[str, ...]:
    said = (paper.text.rstrip(". ") + ".",) if paper.text else ()
    if paper.agrees:
        agreed = _(
            "Nhất trí với kết quả rà soát. Đề nghị Chủ tịch Ủy ban nhân dân %(place)s ban hành quyết định công nhận "
            "theo quy định./."
        ) % {"place": paper.office.full_name}
        return (*said, agreed)
    if paper.whole_list:
        told = _("Đề nghị rà soát lại cả danh sách gồm %(count)s hộ, rồi báo cáo lại./.")
        return (*said, told % {"count": number(len(paper.review_again))})
    names = ", ".join(paper.review_again)
    return (
        *said,
        _("Đề nghị rà soát lại %(count)s hộ: %(names)s, rồi báo cáo lại./.")
        % {"count": number(len(paper.review_again)), "names": names},
    )
