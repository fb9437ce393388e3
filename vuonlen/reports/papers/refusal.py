"""The answer to a request that was turned down: in writing, with reasons (Quyết định 24/2021/QĐ-TTg).

The act names no form for it; the layout is that of a notice under Nghị định 30/2020/NĐ-CP, the sentences are ours.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import Head, Paper, Paragraph, Section, for_committee, numbered
from vuonlen.kernel.format import date_digits

from .topics import Topic
from .wording import Office


@dataclass(frozen=True)
class RefusalPaper:
    """One answer; number, day and signer are empty while it is a draft."""

    office: Office
    topic: Topic
    head_name: str
    residence: str
    requested_on: date
    reason: str
    number: str
    signed_on: date | None
    signer: str


def refusal(paper: RefusalPaper) -> Paper:
    """The notice to the household."""
    return Paper(
        name=_("Trả lời đề nghị của hộ %(head)s") % {"head": paper.head_name},
        sections=(
            Section(
                title=_("THÔNG BÁO"),
                subject=(_("Về việc không công nhận %(what)s") % {"what": paper.topic.whom},),
                head=Head(
                    paper.office.place_and_date(paper.signed_on),
                    paper.office.issuer,
                    numbered(paper.number, "TB-UBND"),
                ),
                blocks=tuple(Paragraph(text) for text in _says(paper)),
                signatures=(for_committee(paper.signer),),
                recipients=(_("Hộ có tên trên;"), _("Lưu: VT.")),
            ),
        ),
    )


def _says(paper: RefusalPaper) -> tuple[str, ...]:
    given = {
        "head": paper.head_name,
        "residence": paper.residence,
        "where": paper.office.where,
        "day": date_digits(paper.requested_on),
        "what": paper.topic.whom,
        "act": paper.topic.act,
        "place": paper.office.full_name,
    }
    not_recognised = (
        _("Hộ không có người được công nhận là %(what)s. Lý do:")
        if paper.topic.of_persons
        else _("Hộ không được công nhận là %(what)s. Lý do:")
    )
    return (
        _("Kính gửi: Hộ %(head)s, %(residence)s.") % given,
        _("Ủy ban nhân dân %(place)s đã xem xét giấy đề nghị ngày %(day)s của hộ theo %(act)s.") % given,
        not_recognised % given,
        paper.reason,
        _("Ủy ban nhân dân %(place)s thông báo để hộ được biết./.") % given,
    )
