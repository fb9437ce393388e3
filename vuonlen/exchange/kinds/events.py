"""What happened to households and their members: one row an event, in the order in which they happened.

A split and a merge have a row for each person who changes household; the rows of one follow each other, and of a split
the head of the new household comes first.
"""

from vuonlen.registry.models import HouseholdEvent
from vuonlen.sheets.columns import SheetSpec, column

from .forms import CODE
from .households import ETHNICITY_NAMES, NUMBER, RELATIONS, SEXES

Kind = HouseholdEvent.Kind
ARRIVALS = (Kind.BIRTH, Kind.MARRIAGE_IN, Kind.MEMBER_MOVED_IN)
LEAVINGS = (Kind.DEATH, Kind.MARRIAGE_OUT, Kind.MEMBER_MOVED_OUT)
OF_HOUSEHOLD = (Kind.MOVED_OUT, Kind.DISSOLVED)
OF_SEVERAL = (Kind.SPLIT, Kind.MERGED_INTO)
KINDS_BY_FILE = (*ARRIVALS, *LEAVINGS, Kind.HEAD_CHANGED, *OF_HOUSEHOLD, *OF_SEVERAL)
EVENT_WORDS = {str(kind.value): str(kind.label).capitalize() for kind in KINDS_BY_FILE}

EVENTS = SheetSpec(
    "events",
    "Biến động",
    "BIẾN ĐỘNG CỦA HỘ VÀ THÀNH VIÊN",
    (
        CODE,
        column("event", "Biến động", "Chọn trong danh sách; ghi theo thứ tự thời gian.", width=26, required=True,
               choices=EVENT_WORDS, example="Sinh"),
        column("happened_on", "Ngày xảy ra", "Ngày/tháng/năm. Với trẻ mới sinh là ngày sinh.", required=True,
               is_text=True, aliases=("Ngày",), example="05/11/2022"),
        column("full_name", "Họ và tên", "Người sinh ra, mất, đến hoặc rời hộ; chủ hộ mới khi đổi chủ hộ; mỗi người "
               "tách ra hoặc nhập vào hộ khác một dòng.", width=26,
               aliases=("Họ tên",), example="Chíu A Sáng"),
        column("birth_date", "Ngày sinh", "Để phân biệt người trùng tên; bắt buộc với người mới đến.",
               is_text=True, example="05/11/2022"),
        NUMBER,
        column("sex", "Giới tính", "Với người mới sinh, mới đến.", width=10, choices=SEXES),
        column("ethnicity", "Dân tộc", "Với người mới sinh, mới đến.", width=14, choices=ETHNICITY_NAMES),
        column("relation", "Quan hệ với chủ hộ",
               "Với người mới sinh, mới đến; khi đổi chủ hộ: quan hệ của chủ hộ cũ với chủ hộ mới; khi tách, nhập: "
               "quan hệ với chủ hộ của hộ mới (tách hộ: dòng chủ hộ mới đứng đầu).", width=18,
               choices=RELATIONS, example="Con"),
        column("new_head", "Chủ hộ mới", "Khi chủ hộ mất hoặc rời hộ: họ và tên người thay.", width=26, needed=False),
        column("other_household_code", "Mã hộ nhận", "Khi nhập vào hộ khác: mã của hộ nhận.", width=16, needed=False,
               is_text=True, aliases=("Nhập vào hộ",), example="06925-000124"),
        column("reason", "Căn cứ, lý do", "Ví dụ: giấy khai sinh, trích lục khai tử, đơn của hộ.", width=30,
               required=True, aliases=("Lý do",), example="Giấy khai sinh số 12"),
    ),
)  # fmt: skip
