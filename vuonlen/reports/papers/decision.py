"""Decisions of the commune chair (Mẫu 02, Quyết định 24/2021/QĐ-TTg) with the lists they recognise.

The form's own wording is not in our sources: the layout is that of Nghị định 30/2020/NĐ-CP for a decision, the
articles are ours, and name the acts and the effect the portal's record of the procedure gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import Head, Line, Paper, Paragraph, Section, Signature, numbered
from vuonlen.kernel.format import date_digits, date_words, lower_first, number

from ..acts import grounds
from .decided import DecidedList
from .recognised import RecognisedList
from .topics import Topic
from .wording import Office


@dataclass(frozen=True)
class DecisionPaper:
    """What a decision says. `corrects` names the decision that this one changes; `basis` the opinion it rests on."""

    office: Office
    topic: Topic
    number: str
    signed_on: date | None
    effective_on: date
    signer: str
    lists: Sequence[DecidedList | RecognisedList]
    is_exit: bool = False
    corrects: str = ""
    reason: str = ""
    basis: str = ""


def decision(paper: DecisionPaper) -> Paper:
    """The decision with one annex a list."""
    return Paper(
        name=_("Quyết định %(number)s, %(place)s") % {"number": paper.number, "place": paper.office.full_name},
        sections=(_decision(paper), *(_annex(paper, one) for one in paper.lists)),
    )


def _decision(paper: DecisionPaper) -> Section:
    office = paper.office
    return Section(
        title=_("QUYẾT ĐỊNH"),
        subject=_subject(paper),
        head=Head(
            office.place_and_date(paper.signed_on),
            office.issuer,
            numbered(paper.number, "QĐ-UBND"),
            form=paper.topic.form,
        ),
        blocks=(
            Line(_("CHỦ TỊCH ỦY BAN NHÂN DÂN %(place)s") % {"place": office.full_name.upper()}),
            *(Paragraph(text) for text in _grounds(paper)),
            Line(_("QUYẾT ĐỊNH:")),
            *(Paragraph(text) for text in _articles(paper)),
        ),
        signatures=(Signature((_("CHỦ TỊCH"),), name=paper.signer),),
        recipients=(
            _("Như Điều 3;"),
            _("UBND %(place)s (để báo cáo);") % {"place": office.upper},
            _("Phòng giao dịch Ngân hàng Chính sách xã hội;"),
            _("Các thôn, khu dân cư;"),
            _("Lưu: VT."),
        ),
    )


def _subject(paper: DecisionPaper) -> tuple[str, ...]:
    topic = paper.topic
    if paper.corrects:
        return (_("Điều chỉnh %(results)s %(period)s") % {"results": topic.results, "period": topic.period},)
    whom = _("hộ thoát nghèo, hộ thoát cận nghèo") if paper.is_exit else topic.whom
    return (
        _("Công nhận %(whom)s %(period)s") % {"whom": whom, "period": topic.period},
        _("trên địa bàn %(place)s") % {"place": paper.office.full_name},
    )


def _grounds(paper: DecisionPaper) -> tuple[str, ...]:
    acts = [_("Căn cứ %(act)s;") % {"act": act} for act in grounds(paper.effective_on)]
    if paper.basis:
        acts.append(_("Căn cứ %(act)s;") % {"act": paper.basis})
    asked = _("Theo đề nghị của %(who)s %(place)s.") % {
        "who": paper.topic.proposed_by,
        "place": paper.office.full_name,
    }
    return (*acts, asked)


def _articles(paper: DecisionPaper) -> tuple[str, ...]:
    counted = ", ".join(
        _("%(count)s %(what)s") % {"count": number(len(one.lines)), "what": _lower(one.title)} for one in paper.lists
    )
    return (
        _first_article(paper, counted),
        _(
            "Điều 2. Kết quả tại Điều 1 có hiệu lực từ %(day)s và là căn cứ thực hiện các chính sách giảm nghèo, an "
            "sinh xã hội đối với %(named)s có tên trong danh sách."
        )
        % {"day": date_words(paper.effective_on), "named": paper.topic.named},
        _(
            "Điều 3. Văn phòng Ủy ban nhân dân, công chức phụ trách giảm nghèo, trưởng các thôn, khu dân cư và các "
            "%(named)s có tên trong danh sách chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ "
            "ngày ký./."
        )
        % {"named": paper.topic.named},
    )


def _first_article(paper: DecisionPaper, counted: str) -> str:
    given = {
        "counted": counted,
        "place": paper.office.where,
        "period": paper.topic.period,
        "old": paper.corrects,
        "why": paper.reason,
    }
    if paper.corrects:
        return (
            _(
                "Điều 1. Điều chỉnh %(old)s đối với %(counted)s trên địa bàn %(place)s (danh sách kèm theo). Lý do: "
                "%(why)s."
            )
            % given
        )
    return _("Điều 1. Công nhận %(counted)s %(period)s trên địa bàn %(place)s (danh sách kèm theo).") % given


def _lower(title: str) -> str:
    return lower_first(title)


def _annex(paper: DecisionPaper, listed: DecidedList | RecognisedList) -> Section:
    day = date_digits(paper.signed_on) if paper.signed_on else "……/……/……"
    goes_with = _("(Kèm theo Quyết định số %(number)s ngày %(day)s của Chủ tịch UBND %(place)s)") % {
        "number": paper.number or "……/QĐ-UBND",
        "day": day,
        "place": paper.office.full_name.replace(" ", "\N{NO-BREAK SPACE}"),
    }
    return Section(
        title=_("DANH SÁCH %(what)s %(period)s")
        % {
            "what": listed.title.upper(),
            "period": paper.topic.period.upper(),
        },
        subject=(),
        goes_with=goes_with,
        blocks=listed.blocks(),
    )
