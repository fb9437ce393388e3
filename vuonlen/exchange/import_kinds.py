"""The kinds of file that come in here: how each is checked, which verb writes it, and the right it needs."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext_noop as _

from vuonlen.kernel.rights import Permission
from vuonlen.sheets.columns import SheetSpec
from vuonlen.sheets.imports.kinds import ImportKind, register_kind

from .checks.events import check_events
from .checks.forms import check_forms
from .checks.households import check_households
from .checks.official import check_official
from .commits.events import commit_events
from .commits.forms import commit_forms
from .commits.households import commit_households
from .commits.official import commit_official
from .kinds.events import EVENTS
from .kinds.forms import form_sheets
from .kinds.households import HOUSEHOLDS
from .kinds.official import OFFICIAL


def register_kinds() -> None:
    """Let them be sent in."""
    for kind in (_HOUSEHOLDS, _EVENTS, _FORMS, _OFFICIAL):
        register_kind(kind)


def _always(*sheets: SheetSpec) -> Callable[[str, date | None], tuple[SheetSpec, ...]]:
    """Sheets that no standard and no day changes."""
    return lambda _standard, _on: sheets


_HOUSEHOLDS = ImportKind(
    key="households",
    label="Hộ gia đình và thành viên",
    says="Đăng ký hộ mới vào sổ, mỗi người một dòng.",
    sheets=_always(HOUSEHOLDS),
    check=check_households,
    commit=commit_households,
    needs=Permission.REGISTER_HOUSEHOLD,
    counted=_("{households} hộ, {people} người"),
)
_EVENTS = ImportKind(
    key="events",
    label="Biến động của hộ",
    says="Sinh, chết, kết hôn, chuyển đến, chuyển đi, đổi chủ hộ, tách hộ, nhập hộ của hộ đã có trong sổ.",
    sheets=_always(EVENTS),
    check=check_events,
    commit=commit_events,
    needs=Permission.REGISTER_HOUSEHOLD,
    counted=_("{events} biến động"),
)
_FORMS = ImportKind(
    key="forms",
    label="Phiếu B của đợt rà soát",
    says="Câu trả lời của hộ và từng thành viên cho đợt đang mở; mẫu ghi sẵn các hộ chưa có phiếu.",
    sheets=form_sheets,
    check=check_forms,
    commit=commit_forms,
    needs=Permission.RECORD_FORM,
    counted=_("{forms} phiếu, {people} người"),
    of_round=True,
)
_OFFICIAL = ImportKind(
    key="official",
    label="Danh sách chính thức sau rà soát",
    says="Hộ nghèo, cận nghèo, thoát nghèo, thoát cận nghèo đã quyết định trước khi xã dùng hệ thống.",
    sheets=_always(*OFFICIAL),
    check=check_official,
    commit=commit_official,
    needs=Permission.RECORD_OFFICIAL_LIST,
    counted=_("{listed} hộ trong danh sách, {people} người"),
)
