"""Lists 14 and 15: each member of the listed households, how the household came there and what it received."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from vuonlen.kernel.format import NOT_RECORDED
from vuonlen.law import RECORDED

from ..lists import NEW, OLD, RELAPSED, ListedHousehold, NamedLists

Cells = list[str | int]


def mark(*, holds: bool) -> str:
    """A tick, or nothing."""
    return "x" if holds else ""


def details_headings() -> list[str]:
    """The columns of both lists (`domain/statutory_forms.csv` R14, R15)."""
    return [
        _("STT chủ hộ"),
        _("STT thành viên"),
        _("Họ và tên"),
        _("Năm sinh: nam"),
        _("Năm sinh: nữ"),
        _("Dân tộc"),
        _("Quan hệ với chủ hộ"),
        _("Mới"),
        _("Tái"),
        _("Cũ"),
        _("Hộ có người có công"),
        _("Hộ dân tộc thiểu số tại chỗ"),
        _("Hộ không có khả năng lao động"),
        *support_headings(),
    ]


def support_headings() -> list[str]:
    """What a household may have received; none of it is recorded in the system yet."""
    return [
        _("Hỗ trợ y tế"),
        _("Hỗ trợ giáo dục"),
        _("Hỗ trợ sản xuất"),
        _("Hỗ trợ vay vốn tín dụng"),
        _("Hỗ trợ nhà ở"),
        _("Hỗ trợ khác"),
    ]


def detail_rows(households: Sequence[ListedHousehold]) -> Iterator[Cells]:
    """A row a member; what concerns the household stands in the head's row."""
    for ordinal, one in enumerate(households, start=1):
        for position, member in enumerate(one.members, start=1):
            year = str(member.birth_date.year)
            of_household = _of_household(one) if member.is_head else [""] * (6 + len(support_headings()))
            yield [
                ordinal,
                position,
                member.full_name,
                "" if member.is_female else year,
                year if member.is_female else "",
                member.ethnicity,
                member.relation,
                *of_household,
            ]


def _of_household(one: ListedHousehold) -> list[str]:
    return [
        *(mark(holds=one.came == kind) for kind in (NEW, RELAPSED, OLD)),
        mark(holds=one.merit),
        NOT_RECORDED if one.is_indigenous is None else mark(holds=one.is_indigenous),
        mark(holds=one.no_work),
        *(NOT_RECORDED for _heading in support_headings()),
    ]


def details_note(lists: NamedLists) -> str:
    """Why some columns hold dashes."""
    note = _("Các cột hỗ trợ để dấu “–”: hệ thống chưa ghi nhận hỗ trợ hộ đã nhận, không có nghĩa là hộ chưa nhận.")
    if lists.knows_indigenous:
        return note
    return note + " " + _("Chưa nạp danh mục dân tộc thiểu số tại chỗ của tỉnh.")


def causes_note() -> str:
    """What the numbers in the column of causes stand for."""
    causes = RECORDED["causes"]
    listed = "; ".join(f"{code} {text.lower()}" for code, text in zip(causes.codes, causes.labels_vi, strict=True))
    return _("Nguyên nhân nghèo: %(listed)s.") % {"listed": listed}
