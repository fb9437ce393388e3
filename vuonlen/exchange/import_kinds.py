"""What may be imported: the sheets of each kind, how it is checked, and which verb writes it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vuonlen.kernel.rights import Permission
from vuonlen.reviews.models import ReviewRound
from vuonlen.sheets.columns import SheetSpec
from vuonlen.sheets.imports.context import Checked, ImportContext
from vuonlen.sheets.reading.workbook import SheetTable

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


@dataclass(frozen=True)
class ImportKind:
    """One kind of file; `needs`: the right, besides that to import, in every commune of the file.

    `of_round`: its rows belong to a review round, whose standard names the columns.
    """

    key: str
    label: str
    says: str
    sheets: Callable[[str, date | None], tuple[SheetSpec, ...]]
    check: Callable[[list[SheetTable], ImportContext], Checked]
    commit: Callable[[Checked, ImportContext], None]
    needs: Permission
    of_round: bool = False

    def sheets_of(self, review: ReviewRound | None) -> tuple[SheetSpec, ...]:
        """The sheets for a round, or of a kind that needs none."""
        return self.sheets(review.standard, review.effective_on) if review else self.sheets("", None)


KINDS: dict[str, ImportKind] = {
    kind.key: kind
    for kind in (
        ImportKind(
            "households",
            "Hộ gia đình và thành viên",
            "Đăng ký hộ mới vào sổ, mỗi người một dòng.",
            lambda _standard, _on: (HOUSEHOLDS,),
            check_households,
            commit_households,
            Permission.REGISTER_HOUSEHOLD,
        ),
        ImportKind(
            "events",
            "Biến động của hộ",
            "Sinh, chết, kết hôn, chuyển đến, chuyển đi, đổi chủ hộ, tách hộ, nhập hộ của hộ đã có trong sổ.",
            lambda _standard, _on: (EVENTS,),
            check_events,
            commit_events,
            Permission.REGISTER_HOUSEHOLD,
        ),
        ImportKind(
            "forms",
            "Phiếu B của đợt rà soát",
            "Câu trả lời của hộ và từng thành viên cho đợt đang mở; mẫu ghi sẵn các hộ chưa có phiếu.",
            form_sheets,
            check_forms,
            commit_forms,
            Permission.RECORD_FORM,
            of_round=True,
        ),
        ImportKind(
            "official",
            "Danh sách chính thức sau rà soát",
            "Hộ nghèo, cận nghèo, thoát nghèo, thoát cận nghèo đã quyết định trước khi xã dùng hệ thống.",
            lambda _standard, _on: OFFICIAL,
            check_official,
            commit_official,
            Permission.RECORD_OFFICIAL_LIST,
        ),
    )
}
