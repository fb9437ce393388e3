"""The three report tables of the annual review (Thông tư 07/2021/TT-BLĐTBXH, Phụ lục VII, as exported by
provincial software: `domain/standards.md` section 5.4 gives the sources and their grade)."""

from django.utils.translation import gettext_lazy as _

from .columns import Balance, Column, Form, Rate
from .counted import Counted

HOUSEHOLDS_AND_PEOPLE = (Counted.HOUSEHOLDS, Counted.PEOPLE)

_END = Balance(added=(1, 5, 6, 7, 8), taken=(2, 3, 4))
_ALL = _("Tổng số hộ dân cư tại thời điểm rà soát")
_POOR, _NEAR, _AVERAGE = _("Hộ nghèo"), _("Hộ cận nghèo"), _("Hộ có mức sống trung bình")
_POOR_PEOPLE, _NEAR_PEOPLE = _("Nhân khẩu nghèo"), _("Nhân khẩu cận nghèo")
_AVERAGE_PEOPLE = _("Nhân khẩu có mức sống trung bình")
_HOUSEHOLDS, _PEOPLE, _RATE = _("Số hộ"), _("Số khẩu"), _("Tỷ lệ (%)")
_DOWN, _UP = _("Diễn biến giảm trong kỳ"), _("Diễn biến tăng trong kỳ")
_ADDED = _("Bổ sung")
_OTHER_DOWN = _("Giảm khác (thay đổi nhân khẩu, chết, chuyển đi, tách, nhập hộ)")
_OTHER_UP = _("Tăng khác (thay đổi nhân khẩu, chuyển đến, tách, nhập hộ)")

RESULTS = Form(
    number=1,
    title=_("Tổng hợp kết quả rà soát hộ nghèo, hộ cận nghèo, hộ có mức sống trung bình năm %(year)s"),
    columns=(
        Column(1, (_ALL, _HOUSEHOLDS)),
        Column(2, (_ALL, _("Nhân khẩu"))),
        Column(3, (_POOR, _HOUSEHOLDS)),
        Column(4, (_POOR, _RATE), Rate(3, 1)),
        Column(5, (_NEAR, _HOUSEHOLDS)),
        Column(6, (_NEAR, _RATE), Rate(5, 1)),
        Column(7, (_AVERAGE, _HOUSEHOLDS)),
        Column(8, (_AVERAGE, _RATE), Rate(7, 1)),
        Column(9, (_POOR_PEOPLE, _PEOPLE)),
        Column(10, (_POOR_PEOPLE, _RATE), Rate(9, 2)),
        Column(11, (_NEAR_PEOPLE, _PEOPLE)),
        Column(12, (_NEAR_PEOPLE, _RATE), Rate(11, 2)),
        Column(13, (_AVERAGE_PEOPLE, _PEOPLE)),
        Column(14, (_AVERAGE_PEOPLE, _RATE), Rate(13, 2)),
    ),
)

POOR_MOVEMENT = Form(
    number=2,
    title=_("Tổng hợp diễn biến hộ nghèo năm %(year)s"),
    strata=HOUSEHOLDS_AND_PEOPLE,
    columns=(
        Column(1, (_("Hộ nghèo đầu kỳ"),)),
        Column(2, (_DOWN, _("Thoát nghèo"), _("Trở thành hộ cận nghèo"))),
        Column(3, (_DOWN, _("Thoát nghèo"), _("Vượt chuẩn cận nghèo"))),
        Column(4, (_DOWN, _OTHER_DOWN)),
        Column(5, (_UP, _("Hộ cận nghèo trở thành hộ nghèo"))),
        Column(6, (_UP, _ADDED, _("Tái nghèo"))),
        Column(7, (_UP, _ADDED, _("Phát sinh mới"))),
        Column(8, (_UP, _OTHER_UP)),
        Column(9, (_("Hộ nghèo cuối kỳ"),), _END),
    ),
)

NEAR_POOR_MOVEMENT = Form(
    number=3,
    title=_("Tổng hợp diễn biến hộ cận nghèo năm %(year)s"),
    strata=HOUSEHOLDS_AND_PEOPLE,
    columns=(
        Column(1, (_("Hộ cận nghèo đầu kỳ"),)),
        Column(2, (_DOWN, _("Thoát cận nghèo"))),
        Column(3, (_DOWN, _("Trở thành hộ nghèo"))),
        Column(4, (_DOWN, _OTHER_DOWN)),
        Column(5, (_UP, _("Hộ nghèo trở thành hộ cận nghèo"))),
        Column(6, (_UP, _ADDED, _("Tái cận nghèo"))),
        Column(7, (_UP, _ADDED, _("Phát sinh mới"))),
        Column(8, (_UP, _OTHER_UP)),
        Column(9, (_("Hộ cận nghèo cuối kỳ"),), _END),
    ),
)
