"""Tables 12 and 13, which provinces ask for beside those of the ministry: poor and near-poor by ethnicity and group.

Columns in the order of `domain/statutory_forms.csv` R12 and R13: read there from the query of a province's software
(Đắk Nông), not from a sheet, so the merged headings are ours. Which minorities are indigenous ("dân tộc tại chỗ") each
province says itself (`vuonlen.registry.indigenous`); without its list those columns are dashes.
"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from .columns import Absent, AtMost, Check, Column, Form, Formula, Rate, SameAs, SumIs, Text
from .forms import RESULTS

_TOTAL, _KINH = _("Tổng số"), _("Kinh")
_MINORITY, _INDIGENOUS = _("Dân tộc thiểu số"), _("Dân tộc thiểu số tại chỗ")
_RATE = _("Tỷ lệ hộ (%)")

ALL, PEOPLE, LISTED, LISTED_PEOPLE = 1, 5, 9, 16  # the first of four columns: total, Kinh, minorities, indigenous
MERIT, NO_WORK, FEMALE_HEAD = 13, 14, 15
_OF_INDIGENOUS = (ALL + 3, PEOPLE + 3, LISTED + 3, LISTED_PEOPLE + 3)


def provincial_forms(indigenous: Sequence[str]) -> tuple[Form, Form]:
    """Tables 12 and 13 where a province counts these minorities as indigenous; none: its list is not loaded."""
    return (
        _form(
            12,
            _("Tổng hợp kết quả rà soát hộ nghèo theo chuẩn nghèo đa chiều năm %(year)s"),
            _("Hộ nghèo"),
            (3, 9),
            indigenous,
        ),
        _form(
            13,
            _("Tổng hợp kết quả rà soát hộ cận nghèo theo chuẩn nghèo đa chiều năm %(year)s"),
            _("Hộ cận nghèo"),
            (5, 11),
            indigenous,
        ),
    )


def _form(number: int, title: Text, who: Text, stock: tuple[int, int], indigenous: Sequence[str]) -> Form:
    return Form(
        number=number,
        title=title,
        columns=tuple(_columns(who, is_loaded=bool(indigenous))),
        checks=(*_sums(stock), *_parts(is_loaded=bool(indigenous))),
        note=_note(indigenous),
    )


def _columns(who: Text, *, is_loaded: bool) -> Iterator[Column]:
    yield from _four(ALL, (_("Tổng số hộ dân cư"),), is_loaded=is_loaded)
    yield from _four(PEOPLE, (_("Tổng số nhân khẩu"),), is_loaded=is_loaded)
    yield from _four(LISTED, (who,), is_loaded=is_loaded)
    yield Column(MERIT, (who, _("Có người có công")))
    yield Column(NO_WORK, (who, _("Không có khả năng lao động")))
    yield Column(FEMALE_HEAD, (who, _("Chủ hộ là nữ")))
    yield from _four(LISTED_PEOPLE, (who, _("Nhân khẩu")), is_loaded=is_loaded)
    yield Column(20, (_RATE, _("Chung")), Rate(LISTED, ALL))
    yield Column(21, (_RATE, _MINORITY), Rate(LISTED + 2, ALL + 2))
    rate: Formula = Rate(LISTED + 3, ALL + 3) if is_loaded else Absent()
    yield Column(22, (_RATE, _INDIGENOUS), rate)


def _four(first: int, above: tuple[Text, ...], *, is_loaded: bool) -> Iterator[Column]:
    for number, heading in enumerate((_TOTAL, _KINH, _MINORITY, _INDIGENOUS), start=first):
        absent = number in _OF_INDIGENOUS and not is_loaded
        yield Column(number, (*above, heading), Absent() if absent else None)


def _sums(stock: tuple[int, int]) -> Iterator[Check]:
    theirs = {ALL: 1, PEOPLE: 2, LISTED: stock[0], LISTED_PEOPLE: stock[1]}
    for total, other in theirs.items():
        yield SameAs(total, RESULTS.number, (other,))
        yield SumIs(total, (total + 1, total + 2))


def _parts(*, is_loaded: bool) -> Iterator[Check]:
    yield from (AtMost(LISTED + step, ALL + step) for step in range(3))
    yield from (AtMost(LISTED_PEOPLE + step, PEOPLE + step) for step in range(3))
    yield from (AtMost(part, LISTED) for part in (MERIT, NO_WORK, FEMALE_HEAD))
    if is_loaded:
        yield from (AtMost(part, part - 1) for part in _OF_INDIGENOUS)
        yield from (AtMost(LISTED + 3, ALL + 3), AtMost(LISTED_PEOPLE + 3, PEOPLE + 3))


def _note(indigenous: Sequence[str]) -> Text:
    if indigenous:
        return _(
            "Biểu của cấp tỉnh. Dân tộc của hộ và của nhân khẩu trong hộ tính theo chủ hộ. Dân tộc thiểu số tại chỗ "
            "theo danh mục của tỉnh: %(listed)s."
        ) % {"listed": ", ".join(indigenous)}
    return _(
        "Biểu của cấp tỉnh. Dân tộc của hộ và của nhân khẩu trong hộ tính theo chủ hộ. Các cột “dân tộc thiểu số tại "
        "chỗ” để dấu “–”, không phải số 0, vì chưa nạp danh mục dân tộc thiểu số tại chỗ của tỉnh."
    )
