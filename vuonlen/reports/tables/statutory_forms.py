"""Tables 4 to 11 of the annual review; 12 and 13 are in `provincial.py`.

Columns as exported by provincial software (`domain/statutory_forms.csv`, R04 to R11); that report n is Mẫu 7.n of
Thông tư 07/2021/TT-BLĐTBXH is inferred there, not read in the act.
"""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from vuonlen.law import RECORDED, Indicator, Standard
from vuonlen.registry.models.ethnicities import ETHNICITIES, KINH

from .columns import AtMost, Column, Form, OutsideRate, SameAs, SumIs, Text
from .counted import Counted
from .forms import HOUSEHOLDS_AND_PEOPLE, NEAR_POOR_MOVEMENT, POOR_MOVEMENT, RESULTS
from .provincial import provincial_forms

# Where the households of table 9 are counted: NEAR_POOR_FROM + position of the ethnicity among the 54, 0 for another.
NEAR_POOR_FROM = 100
# Where table 8 counts the listed households whose form does not say whether they belong to a group; on no column.
GROUPS_UNSAID = 99

_POOR, _NEAR = _("Hộ nghèo"), _("Hộ cận nghèo")
_TOTAL = _("Tổng số")
_CAUSES = RECORDED["causes"].labels_vi


def forms_of(standard: Standard, ethnicities: Sequence[str], indigenous: Sequence[str] = ()) -> tuple[Form, ...]:
    """Tables 1 to 13 under a standard; `ethnicities` have a column of their own in table 9, others share one.

    `indigenous` are the minorities that the province counts as such; none: its list is not loaded.
    """
    return (
        RESULTS,
        POOR_MOVEMENT,
        NEAR_POOR_MOVEMENT,
        _deprivations(
            4, _("Phân tích các chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ nghèo năm %(year)s"), standard, 3
        ),
        _deprivation_rates(
            5, _("Phân tích tỷ lệ thiếu hụt các dịch vụ xã hội cơ bản của hộ nghèo năm %(year)s"), standard
        ),
        _deprivations(
            6, _("Phân tích các chỉ số thiếu hụt dịch vụ xã hội cơ bản của hộ cận nghèo năm %(year)s"), standard, 5
        ),
        _deprivation_rates(
            7, _("Phân tích tỷ lệ thiếu hụt các dịch vụ xã hội cơ bản của hộ cận nghèo năm %(year)s"), standard
        ),
        _GROUPS,
        _by_ethnicity(ethnicities),
        _BY_CAUSE,
        _CHILDREN,
        *provincial_forms(indigenous),
    )


def _indicator_headings(indicator: Indicator) -> tuple[Text, ...]:
    return (_("Chỉ số thiếu hụt"), f"{indicator.number}. {indicator.name_vi}")


def _deprivations(number: int, title: Text, standard: Standard, stock: int) -> Form:
    found = standard.indicators
    who = _("Tổng số hộ nghèo") if number == 4 else _("Tổng số hộ cận nghèo")
    return Form(
        number=number,
        title=title,
        columns=(
            Column(1, (who,)),
            Column(2, (_("Tổng số chỉ số thiếu hụt"),)),
            *(Column(2 + one.number, _indicator_headings(one)) for one in found),
        ),
        checks=(
            SameAs(1, RESULTS.number, (stock,)),
            SumIs(2, tuple(2 + one.number for one in found)),
            *(AtMost(2 + one.number, 1) for one in found),
        ),
    )


def _deprivation_rates(number: int, title: Text, standard: Standard) -> Form:
    of = number - 1
    who = _("Tổng số hộ nghèo") if of == 4 else _("Tổng số hộ cận nghèo")
    rates = (
        Column(
            1 + one.number,
            (_("Tỷ lệ thiếu hụt (%)"), f"{one.number}. {one.name_vi}"),
            OutsideRate(of, 2 + one.number, 1),
        )
        for one in standard.indicators
    )
    return Form(
        number=number,
        title=title,
        columns=(Column(1, (who,)), *rates),
        checks=(SameAs(1, of, (1,)), *(AtMost(1 + one.number, 1) for one in standard.indicators)),
    )


def _group_columns(first: int, whose: Text) -> tuple[Column, ...]:
    headings = (
        _TOTAL,
        _("Hộ dân tộc thiểu số"),
        _("Hộ không có khả năng lao động"),
        _("Hộ có thành viên là người có công với cách mạng"),
        _("Hộ khác (không thuộc nhóm nào)"),
    )
    return tuple(Column(first + index, (whose, heading)) for index, heading in enumerate(headings))


_GROUPS = Form(
    number=8,
    title=_("Phân tích hộ nghèo, hộ cận nghèo theo các nhóm đối tượng năm %(year)s"),
    strata=HOUSEHOLDS_AND_PEOPLE,
    columns=(*_group_columns(1, _POOR), *_group_columns(6, _NEAR)),
    checks=(
        SameAs(1, RESULTS.number, (3, 9)),
        SameAs(6, RESULTS.number, (5, 11)),
        *(AtMost(column, 1) for column in range(2, 6)),
        *(AtMost(column, 6) for column in range(7, 11)),
    ),
    note=_(
        "Một hộ thuộc nhiều nhóm được tính ở từng nhóm mà hộ thuộc về; “hộ khác” là hộ không thuộc nhóm nào. Vì vậy "
        "[5] có thể khác [1] − [2] − [3] − [4], [10] có thể khác [6] − [7] − [8] − [9], và không có số âm. Hộ dân tộc "
        "thiểu số là hộ có chủ hộ là người dân tộc thiểu số."
    ),
)


def _by_ethnicity(chosen: Sequence[str]) -> Form:
    poor = _ethnic_columns(1, _POOR, 0, chosen)
    near = _ethnic_columns(1 + len(poor), _NEAR, NEAR_POOR_FROM, chosen)
    first = near[0].number
    return Form(
        number=9,
        title=_("Phân tích hộ nghèo, hộ cận nghèo theo dân tộc năm %(year)s"),
        columns=(*poor, *near),
        checks=(
            SameAs(1, RESULTS.number, (3,)),
            SameAs(first, RESULTS.number, (5,)),
            SumIs(1, (2, 3)),
            SumIs(3, tuple(column.number for column in poor[3:])),
            SumIs(first, (first + 1, first + 2)),
            SumIs(first + 2, tuple(column.number for column in near[3:])),
        ),
        note=_("Dân tộc của hộ là dân tộc của chủ hộ tại ngày cuối kỳ."),
    )


def _ethnic_columns(first: int, whose: Text, offset: int, chosen: Sequence[str]) -> tuple[Column, ...]:
    codes = {name: offset + position for position, name in enumerate(ETHNICITIES, start=1)}
    everybody = (offset, *codes.values())
    minorities = tuple(code for code in everybody if code != codes[KINH])
    others = tuple(code for code in minorities if code not in {codes[name] for name in chosen})
    parts: list[tuple[Text, tuple[int, ...]]] = [
        (_TOTAL, everybody),
        (KINH, (codes[KINH],)),
        (_("Tổng số dân tộc thiểu số"), minorities),
        *((name, (codes[name],)) for name in chosen),
        (_("Dân tộc khác"), others),
    ]
    return tuple(
        Column(first + index, (whose, heading), counts=counts) for index, (heading, counts) in enumerate(parts)
    )


_BY_CAUSE = Form(
    number=10,
    title=_("Phân nhóm hộ nghèo, hộ cận nghèo theo các nguyên nhân nghèo năm %(year)s"),
    strata=(Counted.POOR, Counted.NEAR_POOR),
    columns=(
        *(Column(index, (_("Nguyên nhân nghèo"), f"{index}. {cause}")) for index, cause in enumerate(_CAUSES, start=1)),
        Column(9, (_("Chưa ghi nguyên nhân"),)),
    ),
    note=_("Một hộ có thể có nhiều nguyên nhân. Cột 9 là số hộ mà phiếu chưa ghi nguyên nhân nào."),
)


def _child_columns(first: int, whose: Text) -> tuple[Column, ...]:
    health = _("Thiếu hụt về y tế")
    return (
        Column(first, (whose, _("Tổng số trẻ em"))),
        Column(first + 1, (whose, health, _("Dinh dưỡng"))),
        Column(first + 2, (whose, health, _("Bảo hiểm y tế"))),
        Column(first + 3, (whose, _("Thiếu hụt về giáo dục"))),
    )


_CHILDREN = Form(
    number=11,
    title=_("Tổng hợp chỉ tiêu thiếu hụt của trẻ em thuộc hộ nghèo, hộ cận nghèo năm %(year)s"),
    columns=(
        *_child_columns(1, _("Trẻ em thuộc hộ nghèo")),
        *_child_columns(5, _("Trẻ em thuộc hộ cận nghèo")),
    ),
    checks=(*(AtMost(n, 1) for n in (2, 3, 4)), *(AtMost(n, 5) for n in (6, 7, 8))),
    note=_(
        "Trẻ em dưới 16 tuổi có trong phiếu tại ngày rà soát. Một trẻ em thiếu hụt nhiều chỉ số được tính ở từng chỉ "
        "số."
    ),
)
