"""The lists after review (`domain/standards.md` 5.3): who is poor and near-poor, who left each list; a row a person.

The layout is that of the official workbook, and of the one this system writes: a household begins with the row of its
head. What a household has once (class, decision, points) stands on any of its rows, the same wherever it stands.
"""

from vuonlen.reviews.models import Status
from vuonlen.reviews.official.queries.entries import OfficialSheet
from vuonlen.sheets.columns import ColumnSpec, SheetSpec, column

from .households import ETHNICITY_NAMES, NUMBER, RELATIONS, SEXES

CLASSES = {Status.POOR.value: "Hộ nghèo", Status.NEAR_POOR.value: "Hộ cận nghèo"}
MARK = {"x": "x"}
#: What the list says of a household, once.
SHARED = ("class", "decision_number", "decided_on", "effective_on", "income_points", "deprivation_points",
          "household_code", "no_work_capacity", "has_merit_member", "causes")  # fmt: skip

_PERSON = (
    column("relation", "Quan hệ với chủ hộ", "Mỗi hộ bắt đầu bằng dòng của chủ hộ.", width=18, required=True,
           choices=RELATIONS, aliases=("Quan hệ",), example="Chủ hộ"),
    column("birth_date", "Ngày sinh", "Ngày/tháng/năm; chỉ biết tháng/năm hoặc năm thì ghi như vậy.",
           required=True, is_text=True, aliases=("Ngày, tháng, năm sinh", "Năm sinh"), example="02/03/1980"),
    column("sex", "Giới tính", "Nam hoặc nữ.", width=10, needed=False, choices=SEXES),
    NUMBER,
    column("ethnicity", "Dân tộc", "Chọn trong danh mục 54 dân tộc.", width=14, needed=False,
           choices=ETHNICITY_NAMES),
)  # fmt: skip
_POINTS = (
    column("income_points", "Điểm B1", "Ghi ở dòng chủ hộ; để trống nếu hộ được đo thu nhập.", width=10,
           aliases=("B1", "Tổng điểm B1"), example="120"),
    column("deprivation_points", "Điểm B2", "Ghi ở dòng chủ hộ: 10 điểm cho mỗi chỉ số thiếu hụt.", width=10,
           aliases=("B2", "Tổng điểm B2"), example="40"),
)  # fmt: skip
_CODE = column("household_code", "Mã hộ", "Chỉ cần khi có hai hộ giống nhau: mã hộ trong sổ.", width=16, needed=False,
               is_text=True, example="06925-000123")  # fmt: skip
_ORDINAL = column("ordinal", "TT", "Để dễ đọc; hệ thống không dùng cột này.", width=6, needed=False, aliases=("STT",))
_EFFECTIVE = column("effective_on", "Có hiệu lực từ", "Để trống nếu là ngày quyết định.", width=14, needed=False,
                    is_text=True, example="31/12/2021")  # fmt: skip


def _paper(number: str, day: str, hint: str, *, needed: bool) -> tuple[ColumnSpec, ...]:
    return (
        column("decision_number", number, hint, width=18, needed=needed, is_text=True,
               example="125/QĐ-UBND", aliases=("Số quyết định", "Quyết định số")),
        column("decided_on", day, f"{hint} Dạng ngày/tháng/năm.", width=14, needed=needed,
               is_text=True, example="20/12/2021", aliases=("Ngày quyết định công nhận", "Ngày ký quyết định")),
    )  # fmt: skip


LISTED = SheetSpec(
    OfficialSheet.LISTED,
    "DS nghèo, cận nghèo",
    "DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO SAU KHI RÀ SOÁT",
    (
        _ORDINAL,
        column("head_name", "Họ và tên chủ hộ", "Như ở dòng của chủ hộ.", width=26),
        column("full_name", "Họ và tên thành viên", "Kể cả chủ hộ.", width=26, required=True, example="Chíu Nhì Múi"),
        *_PERSON,
        column("commune", "Xã, phường", "Chọn trong danh sách.", width=30, offers="communes", is_text=True,
               aliases=("Xã", "Phường/Xã", "Tên xã"), example="06925 Xã Quảng Sơn"),
        column("commune_code", "Mã xã", "Mã vào ngày danh sách có hiệu lực.", width=10, needed=False),
        column("village", "Thôn, khu dân cư", "Chọn xã trước, rồi chọn thôn.", width=26,
               offers="villages", aliases=("Thôn", "Thôn, bản", "Thôn/bản", "Tổ dân phố")),
        column("class", "Phân loại hộ", "Hộ nghèo hoặc hộ cận nghèo.", width=16, choices=CLASSES, example="Hộ nghèo"),
        *_paper("Số quyết định công nhận", "Ngày quyết định", "Ghi ở dòng chủ hộ.", needed=True),
        _EFFECTIVE,
        *_POINTS,
        column("minority", "Hộ dân tộc thiểu số", "Để dễ đọc; hệ thống lấy dân tộc của chủ hộ.", width=12,
               needed=False, aliases=("Hộ DTTS",)),
        column("no_work_capacity", "Hộ không có khả năng lao động", "x nếu đúng.", width=12, needed=False,
               choices=MARK),
        column("has_merit_member", "Có thành viên người có công", "x nếu đúng.", width=12, needed=False, choices=MARK),
        column("causes", "Nguyên nhân nghèo", "Các số từ 1 đến 8, cách nhau bằng dấu phẩy.", width=16, needed=False,
               example="1, 2"),
        _CODE,
    ),
    has_siblings=True,
    optional=True,
)  # fmt: skip


def _exits(key: str, name: str, title: str) -> SheetSpec:
    hint = "Ghi ở dòng chủ hộ; để trống nếu là quyết định ở trang hộ nghèo, hộ cận nghèo."
    return SheetSpec(
        key,
        name,
        title,
        (
            _ORDINAL,
            column("full_name", "Họ và tên", "Kể cả chủ hộ.", width=26, required=True, example="Chíu Nhì Múi"),
            *_PERSON,
            column("address", "Nơi ở", "Thôn, xã.", width=34,
                   aliases=("Địa chỉ",), example="Thôn Mố Kiệc, Xã Quảng Sơn"),
            *_POINTS,
            column("note", "Ghi chú", "Để dễ đọc; hệ thống không dùng cột này.", width=18, needed=False),
            *_paper("Số quyết định", "Ngày quyết định", hint, needed=False),
            _EFFECTIVE,
            _CODE,
        ),
        has_siblings=True,
        optional=True,
    )  # fmt: skip


OUT_OF_POVERTY = _exits(OfficialSheet.OUT_OF_POVERTY, "DS thoát nghèo", "DANH SÁCH HỘ THOÁT NGHÈO SAU KHI RÀ SOÁT")
OUT_OF_NEAR_POVERTY = _exits(
    OfficialSheet.OUT_OF_NEAR_POVERTY, "DS thoát cận nghèo", "DANH SÁCH HỘ THOÁT CẬN NGHÈO SAU KHI RÀ SOÁT"
)
OFFICIAL = (LISTED, OUT_OF_POVERTY, OUT_OF_NEAR_POVERTY)
