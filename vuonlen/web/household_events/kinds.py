"""The kinds of events that can be recorded: words, form, verb."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from vuonlen.registry import actions

from .forms import (
    BirthForm,
    ChangeHeadForm,
    DayAndReasonForm,
    DeathForm,
    EventForm,
    JoinForm,
    LeaveForm,
    MergeForm,
    MoveHouseholdForm,
    MovePersonForm,
    SplitForm,
)


@dataclass(frozen=True)
class EventKind:
    """One kind: its title is also what the button says."""

    title: Any
    explains: Any
    form: type[EventForm]
    verb: Callable[..., Any]
    names_household: bool = True  # whether the verb is told the household of the page


KINDS: dict[str, EventKind] = {
    "sinh": EventKind(_("Ghi sinh"), _("Trẻ là thành viên của hộ từ ngày sinh."), BirthForm, actions.record_birth),
    "mat": EventKind(
        _("Ghi người mất"),
        _("Người mất thôi là thành viên từ ngày mất; hộ chỉ có một người thì thôi tồn tại."),
        DeathForm,
        actions.record_death,
    ),
    "ket-hon-ve": EventKind(
        _("Ghi kết hôn về hộ"), _("Người từ nơi khác kết hôn về hộ này."), JoinForm, actions.marry_in
    ),
    "ket-hon-di": EventKind(
        _("Ghi kết hôn rời hộ"), _("Thành viên kết hôn và về nơi khác."), LeaveForm, actions.marry_out
    ),
    "chuyen-den": EventKind(
        _("Ghi người chuyển đến"), _("Người từ nơi khác đến ở cùng hộ."), JoinForm, actions.move_person_in
    ),
    "chuyen-di": EventKind(
        _("Ghi người chuyển đi"), _("Thành viên đi nơi khác, ngoài sổ hộ này."), LeaveForm, actions.move_person_away
    ),
    "sang-ho": EventKind(
        _("Chuyển người sang hộ khác"),
        _("Thành viên về hộ khác trong sổ: kết hôn, ở với con, ở với ông bà."),
        MovePersonForm,
        actions.move_person,
    ),
    "doi-chu-ho": EventKind(
        _("Đổi chủ hộ"), _("Một thành viên khác làm chủ hộ; chủ hộ cũ ở lại hộ."), ChangeHeadForm, actions.change_head
    ),
    "tach-ho": EventKind(
        _("Tách hộ"),
        _("Chọn quan hệ với chủ hộ mới cho những người tách ra; đúng một người là chủ hộ mới."),
        SplitForm,
        actions.split_household,
    ),
    "nhap-ho": EventKind(
        _("Nhập vào hộ khác"),
        _("Hộ này thôi tồn tại; mọi thành viên thuộc hộ nhận."),
        MergeForm,
        actions.merge_households,
        names_household=False,
    ),
    "chuyen-thon": EventKind(
        _("Chuyển thôn, chuyển xã"),
        _("Cả hộ chuyển đến thôn khác; diện hộ và hồ sơ đi theo hộ."),
        MoveHouseholdForm,
        actions.move_household,
    ),
    "di-han": EventKind(
        _("Cả hộ chuyển đi nơi khác"),
        _("Hộ ra khỏi sổ từ ngày chuyển; hồ sơ cũ vẫn tra được."),
        DayAndReasonForm,
        actions.move_household_away,
    ),
    "thoi-ton-tai": EventKind(
        _("Hộ thôi tồn tại"),
        _("Chỉ dùng khi không còn ai trong hộ; hồ sơ cũ vẫn tra được."),
        DayAndReasonForm,
        actions.dissolve_household,
    ),
}
