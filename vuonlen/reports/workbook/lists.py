"""The lists by name as one workbook: a person a row, numbers as text, headings repeated on every page."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from vuonlen.reviews.models import Status
from vuonlen.sheets.writing.page import set_up_a4

from ..letterhead import Issued
from ..lists import ListedHousehold, ListedMember, NamedLists, sheet_titles
from .details import Cells, causes_note, detail_rows, details_headings, details_note, mark
from .styles import Styles

_HEAD = 5  # rows above the headings
_WIDE = 24  # characters; what is longer wraps
Rows = Callable[[Sequence[ListedHousehold]], Iterator[Cells]]


def write_lists(*, path: Path, figures: Issued, lists: NamedLists) -> None:
    """Write the three lists after review and the provincial lists 14 and 15 to `path`."""
    near, poor, unknown = lists.of(Status.NEAR_POOR), lists.of(Status.POOR), details_note(lists)
    sheets: list[tuple[list[str], Rows, Sequence[ListedHousehold], str]] = [
        (_after_review(), _member_rows, lists.listed, causes_note()),
        (_exits(), _exit_rows, lists.out_of_poverty, ""),
        (_exits(), _exit_rows, lists.out_of_near_poverty, ""),
        (details_headings(), detail_rows, near, unknown),
        (details_headings(), detail_rows, poor, unknown),
    ]
    with Workbook(path, {"strings_to_formulas": False, "strings_to_numbers": False}) as book:
        styles = Styles(book)
        for (tab, title), (headings, rows, households, note) in zip(sheet_titles().items(), sheets, strict=True):
            _sheet(book, styles, tab, (title, figures, note), headings, list(rows(households)))


def _sheet(
    book: Workbook, styles: Styles, tab: str, about: tuple[str, Issued, str], headings: list[str], rows: list[Cells]
) -> None:
    sheet, (title, figures, note) = book.add_worksheet(tab), about
    set_up_a4(sheet, heading_row=_HEAD)
    sheet.freeze_panes(_HEAD + 1, 3)
    last = len(headings) - 1
    place = f"{figures.place_kind} {figures.place_name}".strip()
    sheet.merge_range(0, 0, 0, last, _("ỦY BAN NHÂN DÂN %(place)s") % {"place": place.upper()}, styles.centred_bold)
    sheet.merge_range(2, 0, 2, last, _("%(title)s NĂM %(year)s") % {"title": title, "year": figures.year}, styles.title)
    if note:
        sheet.merge_range(3, 0, 3, last, note, styles.note)
        sheet.set_row(3, 30)
    for column, heading in enumerate(headings):
        sheet.write_string(_HEAD, column, heading, styles.heading)
        longest = max((len(str(row[column])) for row in rows), default=0)
        sheet.set_column(column, column, min(_WIDE, max(7, longest + 2, len(heading) // 2)))
    for number, row in enumerate(rows, start=_HEAD + 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(number, column, value, styles.ordinal)
            else:
                sheet.write_string(number, column, value, styles.name)


def _points(value: int | None) -> str | int:
    return "–" if value is None else value


def _sex(member: ListedMember) -> str:
    return _("Nữ") if member.is_female else _("Nam")


def _after_review() -> list[str]:
    return [
        _("TT"),
        _("Họ và tên chủ hộ"),
        _("Họ và tên thành viên"),
        _("Quan hệ với chủ hộ"),
        _("Ngày sinh"),
        _("Giới tính"),
        _("Số định danh"),
        _("Xã, phường"),
        _("Mã xã"),
        _("Thôn, khu dân cư"),
        _("Dân tộc"),
        _("Phân loại hộ"),
        _("Số quyết định công nhận"),
        _("Ngày quyết định"),
        _("Điểm B1"),
        _("Điểm B2"),
        _("Hộ dân tộc thiểu số"),
        _("Hộ không có khả năng lao động"),
        _("Có thành viên người có công"),
        _("Nguyên nhân nghèo"),
    ]


def _member_rows(households: Sequence[ListedHousehold]) -> Iterator[Cells]:
    for ordinal, one in enumerate(households, start=1):
        for member in one.members:
            yield [
                ordinal,
                one.found.head_name,
                member.full_name,
                member.relation,
                member.born,
                _sex(member),
                member.number,
                one.commune,
                one.commune_code,
                one.found.village,
                member.ethnicity,
                one.found.label,
                one.decision,
                one.decided_on,
                _points(one.found.b1),
                _points(one.found.b2),
                mark(holds=one.is_minority),
                mark(holds=one.no_work),
                mark(holds=one.merit),
                ", ".join(one.causes) or "–",
            ]


def _exits() -> list[str]:
    return [
        _("TT"),
        _("Họ và tên"),
        _("Quan hệ với chủ hộ"),
        _("Giới tính"),
        _("Ngày sinh"),
        _("Số định danh"),
        _("Dân tộc"),
        _("Nơi ở"),
        _("Điểm B1"),
        _("Điểm B2"),
        _("Ghi chú"),
    ]


def _exit_rows(households: Sequence[ListedHousehold]) -> Iterator[Cells]:
    for ordinal, one in enumerate(households, start=1):
        for member in one.members:
            yield [
                ordinal,
                member.full_name,
                member.relation,
                _sex(member),
                member.born,
                member.number,
                member.ethnicity,
                f"{one.found.village}, {one.commune}",
                _points(one.found.b1),
                _points(one.found.b2),
                one.found.label if member.is_head else "",
            ]
