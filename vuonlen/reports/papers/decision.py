"""Decisions of the commune chair (Mẫu 02, Quyết định 24/2021/QĐ-TTg) with the lists they recognise.

The form's own wording is not in our sources: the layout is that of Nghị định 30/2020/NĐ-CP for a decision, the
articles are ours, and name the acts and the effect the portal's record of the procedure gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from ..document.blocks import Paragraph, TableBlock, TableColumn
from ..format import date_digits, date_words, number
from .paper import Head, Line, Paper, Section, Signature
from .wording import Office, legal_acts, numbered


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


@dataclass(frozen=True)
class DecisionPaper:
    """What a decision says. `corrects` names the decision that this one changes; `basis` the opinion it rests on."""

    office: Office
    year: int
    number: str
    signed_on: date | None
    effective_on: date
    signer: str
    lists: Sequence[DecidedList]
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
            form=_("Mẫu số 02"),
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
    if paper.corrects:
        return (_("Điều chỉnh kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": paper.year},)
    what = (
        _("Công nhận hộ thoát nghèo, hộ thoát cận nghèo năm %(year)s")
        if paper.is_exit
        else _("Công nhận hộ nghèo, hộ cận nghèo năm %(year)s")
    )
    return (what % {"year": paper.year}, _("trên địa bàn %(place)s") % {"place": paper.office.full_name})


def _grounds(paper: DecisionPaper) -> tuple[str, ...]:
    acts = [_("Căn cứ %(act)s;") % {"act": act} for act in legal_acts(paper.effective_on)]
    if paper.basis:
        acts.append(_("Căn cứ %(act)s;") % {"act": paper.basis})
    asked = _("Theo đề nghị của Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo %(place)s.") % {
        "place": paper.office.full_name
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
            "sinh xã hội đối với hộ có tên trong danh sách."
        )
        % {"day": date_words(paper.effective_on)},
        _(
            "Điều 3. Văn phòng Ủy ban nhân dân, công chức phụ trách giảm nghèo, trưởng các thôn, khu dân cư và các hộ "
            "có tên trong danh sách chịu trách nhiệm thi hành Quyết định này. Quyết định có hiệu lực kể từ ngày ký./."
        ),
    )


def _first_article(paper: DecisionPaper, counted: str) -> str:
    given = {
        "counted": counted,
        "place": paper.office.where,
        "year": paper.year,
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
    return _("Điều 1. Công nhận %(counted)s năm %(year)s trên địa bàn %(place)s (danh sách kèm theo).") % given


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _annex(paper: DecisionPaper, listed: DecidedList) -> Section:
    day = date_digits(paper.signed_on) if paper.signed_on else "……/……/……"
    goes_with = _("(Kèm theo Quyết định số %(number)s ngày %(day)s của Chủ tịch UBND %(place)s)") % {
        "number": paper.number or "……/QĐ-UBND",
        "day": day,
        "place": paper.office.full_name.replace(" ", "\N{NO-BREAK SPACE}"),
    }
    return Section(
        title=_("DANH SÁCH %(what)s NĂM %(year)s") % {"what": listed.title.upper(), "year": paper.year},
        subject=(),
        goes_with=goes_with,
        blocks=(
            _table(listed.lines),
            Paragraph(
                _("Danh sách có %(households)s hộ, %(people)s nhân khẩu.")
                % {"households": number(len(listed.lines)), "people": number(sum(one.people for one in listed.lines))}
            ),
        ),
    )


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
