"""The list that hangs in public: name, village, outcome. No personal number, no birth day, nothing of the form.

Neither the circular's wording of the list nor that of the notice is in our sources; the days and the way to object
follow Quyết định 24/2021/QĐ-TTg as the national portal records it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from vuonlen.documents import Head, Paper, Paragraph, Section, TableBlock, TableColumn, for_committee, numbered
from vuonlen.kernel.format import date_digits

from .topics import Topic
from .wording import Office


@dataclass(frozen=True)
class PostedLine:
    """What the public may read of a household, or of a person in it."""

    head_name: str
    village: str
    outcome: str  # "hộ nghèo"
    person: str = ""  # whom the result is about, when not the household


@dataclass(frozen=True)
class PostedList:
    """One posting of a commune; `number` is 2 after a re-check."""

    office: Office
    topic: Topic
    number: int
    starts_on: date
    ends_on: date  # last day, included
    places: str
    signer: str
    lines: Sequence[PostedLine]


def posting_list(posted: PostedList) -> Paper:
    """The notice with its list, ready to sign and hang."""
    office = posted.office
    again = _(" (niêm yết lần %(number)s)") % {"number": posted.number} if posted.number > 1 else ""
    return Paper(
        name=_("Danh sách niêm yết %(place)s %(period)s") % {"place": office.full_name, "period": posted.topic.period},
        sections=(
            Section(
                title=_("THÔNG BÁO"),
                subject=(
                    _("Niêm yết công khai %(results)s") % {"results": posted.topic.results},
                    f"{posted.topic.period}{again}",
                ),
                head=Head(office.place_and_date(posted.starts_on), office.issuer, numbered("", "TB-UBND")),
                blocks=(*_notice(posted), _table(posted)),
                signatures=(for_committee(posted.signer),),
                recipients=(
                    _("Các thôn, khu dân cư;"),
                    *([] if posted.topic.of_persons else [_("Ban Chỉ đạo rà soát cấp xã;")]),
                    _("Mặt trận Tổ quốc %(place)s;") % {"place": office.full_name},
                    _("Lưu: VT."),
                ),
            ),
        ),
    )


def _notice(posted: PostedList) -> tuple[Paragraph, ...]:
    return (
        Paragraph(
            _("Thực hiện %(act)s, Ủy ban nhân dân %(place)s niêm yết %(results)s của các hộ có tên dưới đây.")
            % {"act": posted.topic.act, "place": posted.office.full_name, "results": posted.topic.results}
        ),
        Paragraph(
            _("Thời gian niêm yết: từ ngày %(from)s đến hết ngày %(to)s. Nơi niêm yết: %(places)s.")
            % {
                "from": date_digits(posted.starts_on),
                "to": date_digits(posted.ends_on),
                "places": posted.places.rstrip("."),
            }
        ),
        Paragraph(
            _(
                "Trong thời gian niêm yết, người dân có ý kiến về kết quả của hộ nào thì gửi trưởng thôn hoặc Ủy ban "
                "nhân dân %(place)s, bằng lời hoặc bằng văn bản, nêu rõ hộ và lý do. Ủy ban nhân dân tổ chức phúc tra "
                "và niêm yết lại kết quả phúc tra."
            )
            % {"place": posted.office.full_name}
        ),
    )


def _table(posted: PostedList) -> TableBlock:
    if posted.topic.of_persons:
        return _person_table(posted.lines)
    lines = posted.lines
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 12, "center"),
            TableColumn((_("Họ và tên chủ hộ"),), 60, "left"),
            TableColumn((_("Thôn, khu dân cư"),), 41, "left"),
            TableColumn((_("Kết quả rà soát"),), 52, "left"),
        ),
        rows=tuple((str(n), one.head_name, one.village, one.outcome) for n, one in enumerate(lines, start=1)),
        has_total=False,
    )


def _person_table(lines: Sequence[PostedLine]) -> TableBlock:
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 12, "center"),
            TableColumn((_("Họ và tên"),), 44, "left"),
            TableColumn((_("Chủ hộ"),), 44, "left"),
            TableColumn((_("Thôn, khu dân cư"),), 30, "left"),
            TableColumn((_("Kết quả xác định"),), 35, "left"),
        ),
        rows=tuple(
            (str(n), one.person or "–", one.head_name, one.village, one.outcome) for n, one in enumerate(lines, start=1)
        ),
        has_total=False,
    )
