"""Minutes of the village meeting (Phụ lục V, Thông tư 07/2021/TT-BLĐTBXH).

Who attends follows the national portal's record of the procedure, the share that must agree the law of the day; the
order of the parts and the sentences are ours, since the annex is not in our sources.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from vuonlen.documents import Fields, Head, Heading, Paper, Paragraph, Section, TableBlock, TableColumn, by_hand
from vuonlen.kernel.format import date_words, number

from .wording import Office


@dataclass(frozen=True)
class VoteLine:
    """The vote on one household; counts are None before the meeting."""

    head_name: str
    outcome: str  # as the form found it: "hộ nghèo"
    agree: int | None
    disagree: int | None
    conclusion: str  # "đồng ý" or "rà soát lại"; "" before the meeting


@dataclass(frozen=True)
class Minutes:
    """A meeting held, or, without `held_at`, a form to fill in at the meeting."""

    office: Office
    village: str
    year: int
    number: int
    held_at: datetime | None
    place: str
    chair: str
    secretary: str
    attendance: int | None
    copies: int
    agreement_percent: int  # of those attending, by the law of the meeting's day
    form: str  # "Phụ lục V"
    votes: Sequence[VoteLine]


def meeting_minutes(minutes: Minutes) -> Paper:
    """The minutes, to be signed in as many copies as they say."""
    again = _(" (lần %(number)s)") % {"number": minutes.number} if minutes.number > 1 else ""
    return Paper(
        name=_("Biên bản họp %(village)s năm %(year)s") % {"village": minutes.village, "year": minutes.year},
        sections=(
            Section(
                title=_("BIÊN BẢN HỌP DÂN") + again.upper(),
                subject=(
                    _("Thống nhất kết quả rà soát hộ nghèo, hộ cận nghèo năm %(year)s") % {"year": minutes.year},
                    _("%(village)s, %(place)s") % {"village": minutes.village, "place": minutes.office.full_name},
                ),
                head=Head(_dated(minutes), (minutes.office.issuer[1], minutes.village.upper()), form=minutes.form),
                blocks=(
                    Heading(_("I. Thời gian, địa điểm, thành phần"), 1),
                    _attending(minutes),
                    Heading(_("II. Nội dung"), 1),
                    Paragraph(_content(minutes)),
                    Heading(_("III. Kết quả biểu quyết"), 1),
                    _table(minutes.votes),
                    Heading(_("IV. Kết luận"), 1),
                    *(Paragraph(text) for text in _conclusion(minutes)),
                ),
                signatures=(
                    by_hand(_("THƯ KÝ"), minutes.secretary),
                    by_hand(_("ĐẠI DIỆN HỘ DÂN")),
                    by_hand(_("CHỦ TRÌ"), minutes.chair),
                ),
            ),
        ),
    )


def _dated(minutes: Minutes) -> str:
    return minutes.office.place_and_date(minutes.held_at.date() if minutes.held_at else None)


def _attending(minutes: Minutes) -> Fields:
    held = minutes.held_at
    when = (
        _("%(hour)s giờ %(minute)02d, %(day)s")
        % {"hour": held.hour, "minute": held.minute, "day": date_words(held.date())}
        if held
        else ""
    )
    return Fields(
        (
            (_("Thời gian"), when),
            (_("Địa điểm"), minutes.place),
            (_("Chủ trì"), minutes.chair),
            (_("Thư ký"), minutes.secretary),
            (
                _("Số người dự họp"),
                "" if minutes.attendance is None else _("%(count)s người") % {"count": number(minutes.attendance)},
            ),
            (
                _("Thành phần"),
                _(
                    "đại diện Ban Chỉ đạo rà soát cấp xã, cán bộ giảm nghèo, Bí thư chi bộ, các đoàn thể, rà soát "
                    "viên, đại diện hộ được rà soát và một số hộ khác; Mặt trận Tổ quốc giám sát"
                ),
            ),
        )
    )


def _content(minutes: Minutes) -> str:
    return _(
        "Chủ trì nêu mục đích cuộc họp, công bố kết quả rà soát của từng hộ theo phiếu B. Người dự họp trao đổi "
        "về điểm thu nhập, các chỉ số thiếu hụt của hộ và biểu quyết từng hộ. Kết quả của một hộ được thống nhất "
        "khi ít nhất %(percent)s%% số người dự họp đồng ý; nếu không đạt thì hộ được rà soát lại và đưa ra họp lại."
    ) % {"percent": minutes.agreement_percent}


def _table(votes: Sequence[VoteLine]) -> TableBlock:
    vote = _("Số người biểu quyết")
    return TableBlock(
        caption="",
        columns=(
            TableColumn((_("TT"),), 11, "center"),
            TableColumn((_("Họ và tên chủ hộ"),), 44, "left"),
            TableColumn((_("Kết quả rà soát"),), 48, "left"),
            TableColumn((vote, _("Đồng ý")), 18),
            TableColumn((vote, _("Không đồng ý")), 20),
            TableColumn((_("Kết luận"),), 24, "left"),
        ),
        rows=tuple(_row(position, vote) for position, vote in enumerate(votes, start=1)),
        has_total=False,
    )


def _row(position: int, vote: VoteLine) -> tuple[str, ...]:
    return (
        str(position),
        vote.head_name,
        vote.outcome,
        "" if vote.agree is None else number(vote.agree),
        "" if vote.disagree is None else number(vote.disagree),
        vote.conclusion,
    )


def _conclusion(minutes: Minutes) -> tuple[str, ...]:
    closing = _(
        "Biên bản được lập thành %(copies)02d bản có giá trị như nhau, đã đọc cho người dự họp nghe và nhất trí."
    ) % {"copies": minutes.copies}
    if minutes.held_at is None:
        return (_("%(dots)s hộ được thống nhất kết quả; %(dots)s hộ rà soát lại.") % {"dots": "……"}, closing)
    agreed = sum(one.conclusion == agreed_word() for one in minutes.votes)
    again = [one.head_name for one in minutes.votes if one.conclusion != agreed_word()]
    text = _("Cuộc họp thống nhất kết quả của %(agreed)s trên %(all)s hộ.") % {
        "agreed": number(agreed),
        "all": number(len(minutes.votes)),
    }
    if again:
        text += " " + _("Rà soát lại %(count)s hộ: %(names)s.") % {
            "count": number(len(again)),
            "names": ", ".join(again),
        }
    return (text, closing)


def agreed_word() -> str:
    """How the conclusion on a household is written when enough people agreed."""
    return _("đồng ý")
